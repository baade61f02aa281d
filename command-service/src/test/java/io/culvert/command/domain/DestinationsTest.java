package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private static final Destinations PUBLIC = new Destinations(true, List.of());
    private static final URI HTTPS = URI.create("https://hooks.example/");
    private static final URI HTTP = URI.create("http://hooks.example/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.0.1",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::a9fe:a9fe",
                "2001::1",
                "2002:7f00:1::1",
                "2001:db8::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void nothingIsSentToWhatIsNotPublic(String address) {
        assertThat(PUBLIC.refusal(HTTPS, IpAddress.of(address)))
                .hasValueSatisfying(why -> assertThat(why).contains("no public address", "allowed-networks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00::1"})
    void whatIsPublicIsReachedByHttpsAlone(String address) {
        assertThat(PUBLIC.refusal(HTTPS, IpAddress.of(address))).isEmpty();
        assertThat(PUBLIC.refusal(HTTP, IpAddress.of(address)))
                .hasValueSatisfying(why -> assertThat(why).contains("http is only for"));
    }

    @Test
    void theOperatorNamesNetworksForBoth() {
        Destinations named = new Destinations(true, List.of(Cidr.of("10.0.0.0/8"), Cidr.of("fd00::/8")));
        assertThat(named.refusal(HTTP, IpAddress.of("10.9.9.9"))).isEmpty();
        assertThat(named.refusal(HTTPS, IpAddress.of("fd00::5"))).isEmpty();
        assertThat(named.refusal(HTTPS, IpAddress.of("169.254.169.254"))).isPresent();
        assertThat(named.refusal(HTTP, IpAddress.of("1.1.1.1"))).isPresent();
    }

    /** As a resolver gives it, in octets. */
    @Test
    void aMappedAddressIsThatOfIpv4() throws UnknownHostException {
        InetAddress mapped = InetAddress.getByAddress(HexFormat.of().parseHex("00000000000000000000ffff7f000001"));
        assertThat(PUBLIC.refusal(HTTPS, new IpAddress(mapped))).isPresent();
        assertThat(new Destinations(true, List.of(Cidr.of("127.0.0.0/8"))).refusal(HTTP, new IpAddress(mapped)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.example",
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "https:///path",
                "https://hooks.example:0/",
                "https://hooks.example:70000/",
                "https://user:word@hooks.example/",
                "https://hooks.example/#part",
                "https://hooks .example/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://127.0.0.0x1/",
                "https://1.2.3.4.5/",
                "https://127.1/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1%25eth0]/",
                "http://hooks.example/"
            })
    void aUrlThatCanNotBeIsRefusedWhenItIsGiven(String url) {
        assertThatThrownBy(() -> PUBLIC.url(url))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("user:word"));
    }

    @Test
    void namesAreLookedUpWhenSomethingIsSent() {
        assertThatCode(() -> PUBLIC.url("https://localhost:8443/path?x=y")).doesNotThrowAnyException();
        assertThatCode(() -> new Destinations(true, List.of(Cidr.of("127.0.0.0/8"))).url("http://localhost:1/"))
                .doesNotThrowAnyException();
    }
}
