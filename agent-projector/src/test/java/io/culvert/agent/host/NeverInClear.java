package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.TwoSites.Site;
import io.culvert.agent.render.ConnectionFile;
import io.culvert.agent.render.Samples;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonRefusedException;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EncryptionAlgorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Does to two sites, whose clients ping each other all the while, whatever happens to tunnels: nothing of it may be seen
 * on the link between them but inside a tunnel. Both routers translate what leaves them, as many do. */
final class NeverInClear {
    private static final String NAME = Samples.EAST.toString();
    private static final List<Samples> CONNECTIONS =
            List.of(Samples.PLAIN, Samples.PLAIN.with(EncryptionAlgorithm.AES_128_GCM_16));
    private static final String IN_CLEAR =
            "net 10.0.0.0/8 or icmp[icmptype] == icmp-echo or icmp[icmptype] == icmp-echoreply";
    private static final String IN_A_TUNNEL = "ip proto 50 or udp port 4500";

    private final TwoSites sites;
    private final Path folder;
    private final Random random;
    private final List<String> done = new ArrayList<>();

    NeverInClear(TwoSites sites, Path folder, long seed) {
        this.sites = sites;
        this.folder = folder;
        this.random = new Random(seed);
    }

    void run(int operations) throws Exception {
        for (Site site : List.of(sites.east, sites.west)) {
            translate(site);
            sites.host.applyGuard(site.router(), Optional.empty(), pairs(site));
        }
        try (Wire wire = new Wire(sites, folder)) {
            List<Process> pings = List.of(ping(sites.east), ping(sites.west));
            try {
                for (int i = 0; i < operations; i++) {
                    operate(i % 2 == 0 ? sites.east : sites.west);
                    Thread.sleep(random.nextInt(60));
                }
                assertThat(comesUp()).as("in the end, after %s", done).isTrue();
            } finally {
                pings.forEach(Process::destroyForcibly);
            }
            assertThat(wire.count(IN_A_TUNNEL)).isPositive();
            assertThat(wire.count(IN_CLEAR)).as("in clear, after %s", done).isZero();
        }
    }

    private void operate(Site site) throws Exception {
        int which = random.nextInt(10);
        done.add(site.client().substring(11, 15) + which);
        try {
            switch (which) {
                case 0, 1, 2 -> up(site, CONNECTIONS.getFirst());
                case 3 -> up(site, CONNECTIONS.getLast());
                case 4 -> terminate(with(site));
                case 5 -> delete(with(site));
                case 6 -> sites.host.stopCharon(site.router());
                case 7 -> kill(site);
                case 8 -> cut(site);
                default -> sites.host.applyGuard(site.router(), Optional.empty(), more(site));
            }
        } catch (CharonRefusedException | CharonUnreachableException e) {
            done.add("-");
        }
    }

    private void up(Site site, Samples sample) throws InterruptedException {
        load(sites.peerOf(site), sample).close();
        try (Charon charon = load(site, sample)) {
            String child = sites.ike(sample, site).children().getFirst().name();
            Initiation.isUpWithin(Duration.ofMillis(500), charon, NAME, child);
        }
    }

    private Charon load(Site site, Samples sample) {
        Charon charon = with(site);
        charon.loadConnection(ConnectionFile.parse(ConnectionFile.render(sites.ike(sample, site), NAME)));
        charon.loadSharedKey(
                "psk-" + NAME,
                "key".getBytes(StandardCharsets.UTF_8),
                List.of(site.address(), sites.peerOf(site).address()));
        return charon;
    }

    private Charon with(Site site) {
        return sites.host.startCharon(site.router(), new Heard());
    }

    private static void terminate(Charon charon) {
        try (charon) {
            charon.terminateIkeByName(NAME);
        }
    }

    private static void delete(Charon charon) {
        try (charon) {
            charon.unloadConnection(NAME);
            charon.terminateIkeByName(NAME);
        }
    }

    private void kill(Site site) {
        CharonProcess.of(CharonHome.of(folder, site.router()))
                .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** A link that goes down takes its routes with it. */
    private void cut(Site site) throws InterruptedException {
        TwoSites.ip("-n " + site.namespace() + " link set qg-it down");
        Thread.sleep(50);
        TwoSites.ip("-n " + site.namespace() + " link set qg-it up");
        TwoSites.ip("-n " + site.namespace() + " route replace default via "
                + sites.peerOf(site).address());
    }

    private List<TrafficPair> pairs(Site site) {
        return List.of(
                new TrafficPair(Cidr.of(site.net()), Cidr.of(sites.peerOf(site).net())));
    }

    /** Those, and up to three that nobody uses. */
    private List<TrafficPair> more(Site site) {
        List<TrafficPair> pairs = new ArrayList<>(pairs(site));
        for (int i = random.nextInt(4); i > 0; i--) {
            pairs.add(new TrafficPair(Cidr.of(site.net()), Cidr.of("192.168." + i + ".0/24")));
        }
        return pairs;
    }

    private boolean comesUp() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            try {
                up(sites.east, Samples.PLAIN);
            } catch (CharonRefusedException | CharonUnreachableException e) {
                Thread.sleep(200);
            }
            if (sites.pings(3)) {
                return true;
            }
        }
        return false;
    }

    private Process ping(Site site) throws Exception {
        return new ProcessBuilder(Namespaces.within(
                        site.client(),
                        List.of("ping", "-q", "-i", "0.02", sites.peerOf(site).clientInside())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void translate(Site site) {
        if (PacketFilterProbe.probe() instanceof Nftables) {
            Tool.mustRun(
                    Namespaces.within(site.namespace(), Nftables.COMMAND), """
                    table ip router {
                        chain post {
                            type nat hook postrouting priority srcnat; policy accept;
                            ip saddr %s oifname != "qr-*" snat to %s
                        }
                    }
                    """.formatted(site.net(), site.address()));
            return;
        }
        TwoSites.within(
                site.namespace(),
                "iptables-legacy -t nat -A POSTROUTING -s %s ! -o qr-+ -j SNAT --to-source %s"
                        .formatted(site.net(), site.address()));
        TwoSites.within(site.namespace(), "iptables-legacy -A FORWARD -j ACCEPT");
    }
}
