package io.culvert.events.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IpAddressTest {
    @Test
    void writesIpv6InItsOneRecommendedForm() {
        Map.of(
                        "2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a",
                        "0:0:0:0:0:0:0:1", "::1",
                        "::", "::",
                        "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1",
                        "2001:0:0:1:0:0:0:1", "2001:0:0:1::1",
                        "fe80:0:0:0:1:0:0:0", "fe80::1:0:0:0")
                .forEach((written, canonical) ->
                        assertThat(IpAddress.of(written)).as(written).hasToString(canonical));
    }

    @Test
    void refusesWhatIsNoAddressLiteralAndNamesIt() {
        for (String bad : List.of(
                "",
                "10.1",
                "10.1.0.256",
                "10.1.0.",
                ".10.1.0",
                "10..0.1",
                "10.1.0.0001",
                "10.1.0.١",
                "host.example",
                "[::1]",
                "fe80::1%eth0",
                "1.2.3.4.5",
                ":",
                "%any")) {
            assertThatThrownBy(() -> IpAddress.of(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + bad + "'");
        }
    }

    @Test
    void ordersByVersionThenByOctetsWithoutSign() {
        assertThat(List.of("10.0.0.2", "200.0.0.1", "9.255.0.0", "::1").stream()
                        .map(IpAddress::of)
                        .sorted())
                .map(IpAddress::toString)
                .containsExactly("9.255.0.0", "10.0.0.2", "200.0.0.1", "::1");
    }
}
