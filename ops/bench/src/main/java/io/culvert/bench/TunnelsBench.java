package io.culvert.bench;

import io.culvert.bench.ApiTenant.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many tunnels between two routers on this machine, each of identities of its own, so that each has an IKE_SA of its own: how
 * long until the API tells that all are up, from the answer that created the last, and after one side's charon was killed.
 */
final class TunnelsBench {
    private static final int TUNNELS = Integer.getInteger("culvert.bench.tunnels", 100);
    private static final int RUNS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ACTIVE = Pattern.compile("\"status\":\"ACTIVE\"");
    private static final String EAST = "172.24.4.10";
    private static final String WEST = "172.24.4.20";

    private final ApiTenant east;
    private final ApiTenant west;
    private final CharonFolder eastCharon;
    private final CharonFolder westCharon;

    private TunnelsBench(Path folder, String api) {
        this.east = new ApiTenant(api, "east", "", EAST, "10.1.0.0/24");
        this.west = new ApiTenant(api, "west", ", \"initiator\": \"response-only\"", WEST, "10.2.0.0/16");
        this.eastCharon = new CharonFolder(folder.resolve("run").resolve(east.router()));
        this.westCharon = new CharonFolder(folder.resolve("run").resolve(west.router()));
    }

    static void run() throws Exception {
        try (Folder folder = Folder.make();
                CulvertProcess culvert = CulvertProcess.start(
                        folder.path(),
                        List.of("--culvert.agent.run-dir=" + folder.path().resolve("run"), "--culvert.hosts.port=0"))) {
            TunnelsBench bench = new TunnelsBench(folder.path(), culvert.api());
            try (RouterNamespace east = RouterNamespace.of(bench.east.router());
                    RouterNamespace west = RouterNamespace.of(bench.west.router())) {
                link(east, west);
                bench.all();
            } finally {
                bench.eastCharon.killCharon();
                bench.westCharon.killCharon();
            }
        }
    }

    /** A wire between them; each owns an address in what it joins, which the userspace data plane asks for. */
    private static void link(RouterNamespace east, RouterNamespace west) throws IOException {
        east.within("link", "add", "qg-0", "type", "veth", "peer", "name", "qg-0", "netns", west.name());
        east.within("addr", "add", EAST + "/24", "dev", "qg-0");
        west.within("addr", "add", WEST + "/24", "dev", "qg-0");
        for (int i = 1; i <= TUNNELS; i++) {
            east.within("addr", "add", "10.1.0." + i + "/32", "dev", "lo");
            west.within("addr", "add", "10.2." + i + ".1/32", "dev", "lo");
        }
        east.within("link", "set", "qg-0", "up");
        west.within("link", "set", "qg-0", "up");
        east.within("route", "add", "default", "via", WEST);
        west.within("route", "add", "default", "via", EAST);
    }

    private void all() throws Exception {
        west.connect(bodies(i -> body(i, "west", "east", EAST, "10.1.0." + i + "/32")));
        while (westCharon.count() < TUNNELS) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        List<String> ids = create();
        long created = System.nanoTime();
        await(TUNNELS, created, "established, from the last answer");
        for (int i = 1; i < RUNS; i++) {
            ids.forEach(id -> east.client().delete(Kind.CONNECTION.path() + "/" + id));
            ids = create();
            await(TUNNELS, System.nanoTime(), "established, from the last answer");
        }
        for (int i = 0; i < RUNS; i++) {
            long killed = System.nanoTime();
            eastCharon.killCharon();
            while (active() == TUNNELS) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            await(TUNNELS, killed, "back, from kill -9 of charon");
        }
    }

    private List<String> create() {
        return east.connect(bodies(i -> body(i, "east", "west", WEST, "10.2." + i + ".0/24")));
    }

    private static List<String> bodies(IntFunction<String> body) {
        return IntStream.rangeClosed(1, TUNNELS).mapToObj(body).toList();
    }

    private static String body(int number, String own, String peer, String address, String net) {
        return """
                "local_id": "t%d.%s.example", "peer_id": "t%d.%s.example", "peer_address": "%s", "peer_cidrs": ["%s"],
                "psk": "correct horse battery staple %d\"""".formatted(number, own, number, peer, address, net, number);
    }

    private void await(int count, long since, String what) {
        int seen = active();
        while (seen < count) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException("only " + seen + " of " + count + " are up");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            seen = active();
        }
        Print.line("  %d tunnels %s: %d ms", count, what, (System.nanoTime() - since) / 1_000_000);
    }

    private int active() {
        String all = east.client().call("GET", Kind.CONNECTION.path() + "?fields=status", "", 200);
        return (int) ACTIVE.matcher(all).results().count();
    }
}
