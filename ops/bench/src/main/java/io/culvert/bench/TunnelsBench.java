package io.culvert.bench;

import io.culvert.bench.ApiTenant.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many tunnels between two routers on this machine, each of identities of its own, so that each has an IKE_SA of its own: how
 * long until the API tells that all are up, from the answer that created the last, and after one side's charon was killed;
 * then, how soon it tells that one is down.
 */
final class TunnelsBench {
    private static final int TUNNELS = Integer.getInteger("culvert.bench.tunnels", 100);
    private static final int RUNS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ACTIVE = Pattern.compile("\"status\":\"ACTIVE\"");

    private final TwoSites sites;
    private final ApiTenant east;
    private final ApiTenant west;

    private TunnelsBench(TwoSites sites) {
        this.sites = sites;
        this.east = sites.east();
        this.west = sites.west();
    }

    static void run() throws Exception {
        try (Folder folder = Folder.make();
                CulvertProcess culvert = CulvertProcess.startWithAgent(folder.path());
                TwoSites sites = new TwoSites(culvert.api(), folder.path().resolve("run"), TUNNELS)) {
            sites.agreeByCurve25519();
            new TunnelsBench(sites).all();
        }
    }

    private void all() throws Exception {
        List<String> peers = west.connect(bodies(TwoSites::western));
        while (sites.westCharon().count() < TUNNELS) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        List<String> ids = create();
        await(TUNNELS, System.nanoTime(), "established, from the last answer");
        for (int i = 1; i < RUNS; i++) {
            ids.forEach(id -> east.client().delete(Kind.CONNECTION.path() + "/" + id));
            ids = create();
            await(TUNNELS, System.nanoTime(), "established, from the last answer");
        }
        for (int i = 0; i < RUNS; i++) {
            long killed = System.nanoTime();
            sites.eastCharon().killCharon();
            while (active() == TUNNELS) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            await(TUNNELS, killed, "back, from kill -9 of charon");
        }
        lose(ids, peers);
    }

    /** One by one, by deleting the other side's. */
    private void lose(List<String> ids, List<String> peers) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < TUNNELS; i++) {
            west.client().delete(Kind.CONNECTION.path() + "/" + peers.get(i));
            long deleted = System.nanoTime();
            while (isActive(ids.get(i))) {
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
            latencies.add(deleted);
        }
        Print.line(
                "  %d tunnels told to be down, from the answer that deleted the peer's connection: %s",
                latencies.count(), latencies.percentiles());
    }

    private List<String> create() {
        return east.connect(bodies(TwoSites::eastern));
    }

    private static List<String> bodies(IntFunction<String> body) {
        return IntStream.rangeClosed(1, TUNNELS).mapToObj(body).toList();
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

    private boolean isActive(String id) {
        String path = Kind.CONNECTION.path() + "/" + id + "?fields=status";
        return ACTIVE.matcher(east.client().call("GET", path, "", 200)).find();
    }
}
