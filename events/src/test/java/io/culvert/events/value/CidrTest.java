package io.culvert.events.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CidrTest {
    @Test
    void keepsHostBitsAsWrittenAndMasksThemOnRequest() {
        assertThat(Cidr.of("10.5.0.7/24")).hasToString("10.5.0.7/24");
        assertThat(Cidr.of("10.5.0.7/24").masked()).hasToString("10.5.0.0/24");
        assertThat(Cidr.of("2001:db8::7/64").masked()).hasToString("2001:db8::/64");
        assertThat(Cidr.of("203.0.113.9/0").masked()).hasToString("0.0.0.0/0");
        assertThat(Cidr.of("10.5.255.255/17").masked()).hasToString("10.5.128.0/17");
        assertThat(Cidr.of("10.5.0.255/31").masked()).hasToString("10.5.0.254/31");
        assertThat(Cidr.of("10.5.0.255/32").masked()).hasToString("10.5.0.255/32");
        assertThat(Cidr.of("2001:db8:ffff::7/33").masked()).hasToString("2001:db8:8000::/33");
    }

    @Test
    void countsHostsFromTheNetworkAddress() {
        assertThat(Cidr.of("172.24.4.9/24").host(226)).hasToString("172.24.4.226");
        assertThat(Cidr.of("255.255.255.0/24").host(1)).hasToString("255.255.255.1");
        assertThat(Cidr.of("2001:db8::/64").host(1)).hasToString("2001:db8::1");
    }

    @Test
    void overlapsWhenEitherContainsTheOther() {
        assertThat(Cidr.of("10.1.0.0/16").overlaps(Cidr.of("10.1.2.0/24"))).isTrue();
        assertThat(Cidr.of("10.1.2.0/24").overlaps(Cidr.of("10.1.0.0/16"))).isTrue();
        assertThat(Cidr.of("10.1.0.0/24").overlaps(Cidr.of("10.2.0.0/24"))).isFalse();
        assertThat(Cidr.of("0.0.0.0/0").overlaps(Cidr.of("::/0"))).isFalse();
    }

    @Test
    void refusesWhatIsNoPrefixAndNamesIt() {
        for (String bad : List.of(
                "10.1.0.0", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0.0/", "::/129", "x/8", "10.1.0.0/24[tcp/22]")) {
            assertThatThrownBy(() -> Cidr.of(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(bad);
        }
    }
}
