package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.TwoSites.Site;
import io.culvert.agent.render.ConnectionFile;
import io.culvert.agent.render.Samples;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.ChildSa;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.TransformProtocol;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What only a kernel with IPsec can show, on two routers' namespaces with a charon in each. */
enum KernelScenario {
    FINDS_ITS_DATA_PLANE_AND_ITS_PACKET_FILTER {
        @Override
        void run(TwoSites sites, Path folder) {
            assertThat(sites.host.dataPlane()).isEqualTo(DataPlane.KERNEL);
            assertThat(PacketFilterProbe.probe().name()).isEqualTo("iptables-legacy");
        }
    },
    ESP_IN_TUNNEL_MODE {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            carries(sites, folder, Samples.PLAIN, "ip proto 50");
        }
    },
    ESP_IN_UDP_WHERE_THAT_IS_FORCED {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            // The octets after UDP's own are the SPI; zeros would be IKE.
            carries(sites, folder, Samples.PLAIN.with(NatTraversal.FORCED), "udp port 4500 and udp[8:4] != 0");
        }
    },
    ESP_WITH_A_COMBINED_MODE_CIPHER {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            carries(sites, folder, Samples.PLAIN.with(EncryptionAlgorithm.AES_256_GCM_16), "ip proto 50");
        }
    },
    AH_IN_TUNNEL_MODE {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            carries(sites, folder, Samples.PLAIN.with(TransformProtocol.AH), "ip proto 51");
        }
    },
    TRANSPORT_MODE {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            try (Charon east = transport(sites, sites.east);
                    Charon west = transport(sites, sites.west);
                    Wire wire = new Wire(sites, folder)) {
                assertThat(west.connections()).hasSize(1);
                Initiation.bringUp(east, NAME, child(between(sites, sites.east)));
                TwoSites.within(sites.east.namespace(), "ping -c 3 -i 0.05 -W 1 " + sites.west.address());
                assertThat(TwoSites.within(sites.east.namespace(), "ip xfrm state"))
                        .contains("mode transport");
                assertThat(wire.count("ip proto 50")).isEqualTo(6);
                assertThat(wire.count("icmp")).isZero();
            }
        }
    },
    GRE_OVER_TRANSPORT_MODE {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            gre(sites, sites.east);
            gre(sites, sites.west);
            try (Charon east = transport(sites, sites.east);
                    Charon west = transport(sites, sites.west);
                    Wire wire = new Wire(sites, folder)) {
                assertThat(west.connections()).hasSize(1);
                Initiation.bringUp(east, NAME, child(between(sites, sites.east)));
                assertThat(sites.pings(3)).isTrue();
                assertThat(wire.count("ip proto 50")).isEqualTo(6);
                assertThat(wire.count("ip proto 47 or net 10.0.0.0/8")).isZero();
            }
        }
    },
    IPV6_IN_IPV6 {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            GuardScenario.addIpv6(sites);
            sites.host.applyGuard(sites.east.router(), Optional.empty(), pair("fd00:1::/64", "fd00:2::/64"));
            try (Charon east = mixed(sites, sites.east, V6, "fd00:%d::/64");
                    Charon west = mixed(sites, sites.west, V6, "fd00:%d::/64");
                    Wire wire = new Wire(sites, folder)) {
                assertThat(west.connections()).hasSize(1);
                Initiation.bringUp(east, NAME, child(mixed(V6, "fd00:%d::/64", sites.east, sites)));
                assertThat(GuardScenario.reaches(sites))
                        .as("the guard lets it by")
                        .isTrue();
                assertThat(wire.count("ip6 proto 50")).isEqualTo(4);
                assertThat(wire.count("net fd00::/16")).isZero();
            }
        }
    },
    IPV4_IN_IPV6 {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            GuardScenario.addIpv6(sites);
            try (Charon east = mixed(sites, sites.east, V6, "10.%d.0.0/24");
                    Charon west = mixed(sites, sites.west, V6, "10.%d.0.0/24");
                    Wire wire = new Wire(sites, folder)) {
                assertThat(west.connections()).hasSize(1);
                Initiation.bringUp(east, NAME, child(mixed(V6, "10.%d.0.0/24", sites.east, sites)));
                assertThat(sites.pings(3)).isTrue();
                assertThat(wire.count("ip6 proto 50")).isEqualTo(6);
                assertThat(wire.count("net 10.0.0.0/8")).isZero();
            }
        }
    },
    IPV6_IN_IPV4 {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            GuardScenario.addIpv6(sites);
            try (Charon east = mixed(sites, sites.east, V4, "fd00:%d::/64");
                    Charon west = mixed(sites, sites.west, V4, "fd00:%d::/64");
                    Wire wire = new Wire(sites, folder)) {
                assertThat(west.connections()).hasSize(1);
                Initiation.bringUp(east, NAME, child(mixed(V4, "fd00:%d::/64", sites.east, sites)));
                assertThat(GuardScenario.reaches(sites)).isTrue();
                assertThat(wire.count("ip proto 50")).isEqualTo(4);
                assertThat(wire.count("net fd00::/16")).isZero();
            }
        }
    },
    REKEYS_WITHOUT_LOSS {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            try (Charon east = load(sites, sites.east, sites.ike(Samples.PLAIN, sites.east));
                    Charon west = load(sites, sites.west, sites.ike(Samples.PLAIN, sites.west))) {
                assertThat(west.connections()).hasSize(1);
                Initiation.bringUp(east, NAME, child(sites.ike(Samples.PLAIN, sites.east)));
                Process ping = new ProcessBuilder(Namespaces.within(
                                sites.east.client(),
                                List.of("ping", "-q", "-c", "200", "-i", "0.01", "-W", "1", sites.west.clientInside())))
                        .redirectErrorStream(true)
                        .start();
                Thread.sleep(500);
                Path socket = CharonHome.of(folder, sites.east.router()).socket();
                TwoSites.run("swanctl --rekey --ike " + NAME + " --uri unix://" + socket);
                TwoSites.run("swanctl --rekey --child " + child(sites.ike(Samples.PLAIN, sites.east)) + " --uri unix://"
                        + socket);
                String result = new String(ping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(result).contains("200 received");
            }
        }
    },
    GUARD_BY_IPTABLES {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            GuardScenario.ofIpv4(sites, folder);
        }
    },
    NOTHING_IN_CLEAR_WHATEVER_HAPPENS {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            new NeverInClear(sites, folder, Long.getLong("culvert.clear.seed", 42)).run(20);
        }
    },
    GUARD_BY_IPTABLES_OF_IPV6 {
        @Override
        void run(TwoSites sites, Path folder) throws Exception {
            GuardScenario.ofIpv6(sites, folder);
        }
    };

    private static final List<String> V4 = List.of("172.24.4.226", "172.24.4.233");
    private static final List<String> V6 = List.of("2001:db8::1", "2001:db8::2");

    static final String NAME = Samples.EAST.toString();

    abstract void run(TwoSites sites, Path folder) throws Exception;

    void run(Path folder) throws Exception {
        try (TwoSites sites = new TwoSites(folder)) {
            run(sites, folder);
        }
    }

    /** Three pings, each of which is one packet of that protocol there and one back, and nothing in clear. */
    private static void carries(TwoSites sites, Path folder, Samples sample, String filter) throws Exception {
        DesiredIke ike = sites.ike(sample, sites.east);
        try (Charon east = load(sites, sites.east, ike);
                Charon west = load(sites, sites.west, sites.ike(sample, sites.west));
                Wire wire = new Wire(sites, folder)) {
            assertThat(west.connections()).hasSize(1);
            Initiation.bringUp(east, NAME, child(ike));
            assertThat(sites.pings(3)).isTrue();
            ChildSa sa = east.ikeSas().getFirst().children().getFirst();
            assertThat(sa.packetsOut()).isEqualTo(3);
            assertThat(wire.count(filter)).isEqualTo(6);
            assertThat(wire.count("net 10.0.0.0/8")).isZero();
        }
    }

    private static Charon transport(TwoSites sites, Site site) {
        return load(sites, site, between(sites, site));
    }

    private static Charon mixed(TwoSites sites, Site site, List<String> outside, String inside) {
        return load(sites, site, mixed(outside, inside, site, sites));
    }

    /** @param outside the addresses of East and West
     *  @param inside their networks, with %d for 1 and 2 */
    private static DesiredIke mixed(List<String> outside, String inside, Site from, TwoSites sites) {
        int here = from.equals(sites.east) ? 0 : 1;
        String local = outside.get(here);
        String remote = outside.get(1 - here);
        return Samples.PLAIN
                .withIds(local, remote)
                .ike(Samples.EAST, local, remote, inside.formatted(1 + here), inside.formatted(2 - here));
    }

    /** The routers themselves, in transport mode. */
    private static DesiredIke between(TwoSites sites, Site from) {
        Site to = sites.peerOf(from);
        return Samples.PLAIN
                .with(EncapsulationMode.TRANSPORT)
                .withIds(from.address(), to.address())
                .ike(Samples.EAST, from.address(), to.address(), from.address() + "/32", to.address() + "/32");
    }

    private static void gre(TwoSites sites, Site site) {
        Site other = sites.peerOf(site);
        String in = "-n " + site.namespace() + " ";
        TwoSites.ip(in + "link add gre-it type gre local " + site.address() + " remote " + other.address() + " ttl 64");
        TwoSites.ip(in + "link set gre-it up");
        TwoSites.ip(in + "route add " + other.net() + " dev gre-it");
    }

    static Charon load(TwoSites sites, Site site, DesiredIke ike) {
        Charon charon = sites.host.startCharon(site.router(), new Heard());
        charon.loadConnection(ConnectionFile.parse(ConnectionFile.render(ike, NAME)));
        charon.loadSharedKey(
                "psk-" + NAME, "key".getBytes(StandardCharsets.UTF_8), List.of(ike.localId(), ike.remoteId()));
        return charon;
    }

    static String child(DesiredIke ike) {
        return ike.children().getFirst().name();
    }

    static List<TrafficPair> pair(String local, String remote) {
        return List.of(new TrafficPair(Cidr.of(local), Cidr.of(remote)));
    }
}
