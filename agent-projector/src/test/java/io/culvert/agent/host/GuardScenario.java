package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.TwoSites.Site;
import io.culvert.agent.render.Samples;
import io.culvert.agent.vici.Charon;
import io.culvert.events.value.Cidr;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The guard by iptables: with a router that translates and lets everything by, as many do. */
final class GuardScenario {
    private GuardScenario() {}

    static void ofIpv4(TwoSites sites, Path folder) throws Exception {
        List<TrafficPair> pairs = List.of(new TrafficPair(Cidr.of(sites.east.net()), Cidr.of(sites.west.net()), 1280));
        String east = sites.east.namespace();
        TwoSites.within(
                east,
                "iptables-legacy -t nat -A POSTROUTING -s 10.1.0.0/24 ! -o qr-+ -j SNAT --to-source 172.24.4.226");
        TwoSites.within(east, "iptables-legacy -A FORWARD -j ACCEPT");
        DesiredIke ike = sites.ike(Samples.PLAIN, sites.east);
        try (Charon charon = KernelScenario.load(sites, sites.east, ike);
                Charon peer = KernelScenario.load(sites, sites.west, sites.ike(Samples.PLAIN, sites.west))) {
            assertThat(peer.connections()).hasSize(1);
            Initiation.bringUp(charon, KernelScenario.NAME, KernelScenario.child(ike));
            sites.pings(2);
            assertThat(packetsOut(charon))
                    .as("translated, so none in the tunnel")
                    .isZero();

            sites.host.applyGuard(sites.east.router(), Optional.empty(), pairs);
            sites.host.applyGuard(sites.east.router(), Optional.empty(), pairs);
            sites.host.forgetFlows(sites.east.router(), pairs);
            TwoSites.within(east, "iptables-legacy -I FORWARD 1 -j ACCEPT");
            assertThat(sites.pings(3)).as("exempt").isTrue();
            assertThat(packetsOut(charon)).isEqualTo(3);
            Segments.knock(sites, sites.east);
            Segments.knock(sites, sites.west);
            assertThat(hits(east, "TCPMSS")).as("out, in").containsExactly("1", "1");

            charon.unloadConnection(KernelScenario.NAME);
            charon.terminateIkeByName(KernelScenario.NAME);
        }
        stop(sites);
        try (Wire wire = new Wire(sites, folder)) {
            assertThat(sites.pings(3)).as("in clear").isFalse();
            assertThat(back(sites)).as("into the site, in clear").isFalse();
            assertThat(wire.count("icmp and src net 172.24.4.226 or src net 10.1.0.0/24"))
                    .as("what East let out")
                    .isZero();
        }
        assertThat(hits(east, "DROP")).as("out, in").containsExactly("3", "3");

        sites.host.applyGuard(sites.east.router(), Optional.empty(), List.of());
        sites.host.applyGuard(sites.east.router(), Optional.empty(), List.of());
        assertThat(TwoSites.within(east, "iptables-legacy-save"))
                .doesNotContain("culvert")
                .contains("SNAT", "FORWARD -j ACCEPT");
    }

    /** The policies that a charon leaves would stop the traffic by themselves. */
    private static void stop(TwoSites sites) {
        sites.host.stopCharon(sites.east.router());
        sites.host.stopCharon(sites.west.router());
        for (Site site : List.of(sites.east, sites.west)) {
            assertThat(TwoSites.within(site.namespace(), "ip xfrm policy")).doesNotContain("10.1.0.0");
        }
    }

    private static boolean back(TwoSites sites) {
        List<String> ping = List.of("ping", "-c", "3", "-i", "0.05", "-W", "1", sites.east.clientInside());
        return Tool.run(Namespaces.within(sites.west.client(), ping)).isGood();
    }

    private static List<String> hits(String namespace, String target) {
        return TwoSites.within(namespace, "iptables-legacy -t mangle -L culvert-guard -n -v -x")
                .lines()
                .filter(line -> line.contains(target))
                .map(line -> line.strip().split("\\s+", 2)[0])
                .toList();
    }

    private static long packetsOut(Charon charon) {
        return charon.ikeSas().getFirst().children().getFirst().packetsOut();
    }

    static void ofIpv6(TwoSites sites, Path folder) throws Exception {
        addIpv6(sites);

        sites.host.applyGuard(sites.east.router(), Optional.empty(), KernelScenario.pair("fd00:1::/64", "fd00:2::/64"));
        try (Wire wire = new Wire(sites, folder)) {
            assertThat(reaches(sites)).as("with a guard").isFalse();
            assertThat(wire.count("ip6 and net fd00::/16")).isZero();
        }
        assertThat(TwoSites.within(sites.east.namespace(), "iptables-legacy-save"))
                .doesNotContain("culvert");

        sites.host.applyGuard(sites.east.router(), Optional.empty(), List.of());
        assertThat(reaches(sites)).as("without it again").isTrue();
        assertThat(TwoSites.within(sites.east.namespace(), "ip6tables-legacy-save"))
                .doesNotContain("culvert");
    }

    /** Gives both sites IPv6 as well, and waits until their clients reach each other, without a tunnel. */
    static void addIpv6(TwoSites sites) {
        address(sites.east, 1, "2001:db8::1", "2001:db8::2");
        address(sites.west, 2, "2001:db8::2", "2001:db8::1");
        assertThat(reachesSoon(sites)).as("without a guard").isTrue();
    }

    private static void address(Site site, int n, String outer, String other) {
        String in = "-n " + site.namespace() + " ";
        String client = "-n " + site.client() + " ";
        // Neighbours are asked for from a link-local address; the kernel's own takes seconds to be sure of itself.
        TwoSites.ip(in + "addr add fe80::" + n + "/64 dev qg-it nodad");
        TwoSites.ip(in + "addr add fe80::1/64 dev qr-it nodad");
        TwoSites.ip(client + "addr add fe80::2/64 dev eth0 nodad");
        TwoSites.ip(in + "addr add " + outer + "/64 dev qg-it nodad");
        TwoSites.ip(in + "addr add fd00:" + n + "::1/64 dev qr-it nodad");
        TwoSites.ip(in + "route add default via " + other);
        TwoSites.ip(client + "addr add fd00:" + n + "::10/64 dev eth0 nodad");
        TwoSites.ip(client + "route add default via fd00:" + n + "::1");
        TwoSites.within(site.namespace(), "sysctl -qw net.ipv6.conf.all.forwarding=1");
    }

    /** Addresses and routes of IPv6 take a moment. */
    private static boolean reachesSoon(TwoSites sites) {
        for (int i = 0; i < 10; i++) {
            if (reaches(sites)) {
                return true;
            }
        }
        return false;
    }

    static boolean reaches(TwoSites sites) {
        List<String> ping = List.of("ping", "-6", "-c", "2", "-i", "0.1", "-W", "1", "fd00:2::10");
        return Tool.run(Namespaces.within(sites.east.client(), ping)).isGood();
    }
}
