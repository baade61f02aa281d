package io.culvert.agent.host;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.render.Samples;
import io.culvert.events.value.RouterId;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Two routers that share a link, a client behind each: 10.1.0.0/24 behind 172.24.4.226, 10.2.0.0/24 behind .233. */
final class TwoSites implements AutoCloseable {
    /** One side: its router's namespace, its client's, and its addresses. */
    record Site(RouterId router, String client, String address, String net, String routerInside, String clientInside) {
        static Site of(String name, int n, String address) {
            RouterId router = new RouterId(UUID.randomUUID());
            String client = "culvert-it-" + name + "-" + router.toString().substring(0, 8);
            String prefix = "10." + n + ".0.";
            return new Site(router, client, address, prefix + "0/24", prefix + "1", prefix + "10");
        }

        String namespace() {
            return "qrouter-" + router;
        }
    }

    final Site east = Site.of("east", 1, "172.24.4.226");
    final Site west = Site.of("west", 2, "172.24.4.233");
    final LinuxHost host;

    TwoSites(Path runDir) {
        host = new LinuxHost(runDir, "qrouter-");
        try {
            for (Site site : List.of(east, west)) {
                ip("netns add " + site.namespace());
                ip("netns add " + site.client());
            }
            ip("link add qg-it netns " + east.namespace() + " type veth peer name qg-it netns " + west.namespace());
            join(east, west);
            join(west, east);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void join(Site site, Site other) {
        String in = "-n " + site.namespace() + " ";
        String client = "-n " + site.client() + " ";
        ip("link add qr-it netns " + site.namespace() + " type veth peer name eth0 netns " + site.client());
        ip(in + "addr add " + site.address() + "/24 dev qg-it");
        ip(in + "addr add " + site.routerInside() + "/24 dev qr-it");
        ip(in + "link set lo up");
        ip(in + "link set qg-it up");
        ip(in + "link set qr-it up");
        ip(in + "route add default via " + other.address());
        ip(client + "addr add " + site.clientInside() + "/24 dev eth0");
        ip(client + "link set eth0 up");
        ip(client + "route add default via " + site.routerInside());
        within(site.namespace(), "sysctl -qw net.ipv4.ip_forward=1");
    }

    /** True if any of that many pings from East's client to West's is answered. To the kernel all are of one flow. */
    boolean pings(int count) {
        List<String> ping =
                List.of("ping", "-e", "7", "-c", Integer.toString(count), "-i", "0.05", "-W", "1", west.clientInside());
        return Tool.run(Namespaces.within(east.client(), ping)).isGood();
    }

    static void ip(String arguments) {
        run("ip " + arguments);
    }

    static String within(String namespace, String command) {
        return run("ip netns exec " + namespace + " " + command);
    }

    static String run(String command) {
        return Tool.mustRun(List.of(command.split(" ")), "");
    }

    Site peerOf(Site site) {
        return site.equals(east) ? west : east;
    }

    /** The connection between the two as one side has it. */
    DesiredIke ike(Samples sample, Site from) {
        Site to = peerOf(from);
        return sample.withIds(from.address(), to.address())
                .ike(Samples.EAST, from.address(), to.address(), from.net(), to.net());
    }

    @Override
    public void close() {
        for (Site site : List.of(east, west)) {
            host.stopCharon(site.router());
            for (String name : List.of(site.namespace(), site.client())) {
                Tool.run(List.of("ip", "netns", "delete", name));
            }
        }
    }
}
