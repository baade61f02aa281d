package io.culvert.bench;

import io.culvert.bench.ApiTenant.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Packets that a tunnel loses, of a hundred a second, while something changes: its own attributes, at both ends one after the
 * other, its neighbours, or Culvert itself, which goes away with its broker, store and agent.
 */
final class HitlessBench {
    private static final int RUNS = Integer.getInteger("culvert.bench.hitless-runs", 5);
    private static final int NEIGHBOURS = 50;
    private static final int CHANGES_OF_NEIGHBOURS = 1_000;
    private static final Duration AWAY = Duration.ofSeconds(60);
    /** After a change is told to be applied, so long for the old SAs to go. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ACTIVE = Pattern.compile("\"status\":\"ACTIVE\"");

    private final TwoSites sites;
    private final ApiTenant east;
    private final ApiTenant west;
    private final String eastern;
    private final String western;

    /** A change, by the number of its run: each run changes something. */
    private interface Change {
        void carryOut(int run) throws Exception;
    }

    private HitlessBench(TwoSites sites) {
        this.sites = sites;
        this.east = sites.east();
        this.west = sites.west();
        this.western = west.connect(List.of(TwoSites.western(1))).getFirst();
        this.eastern = east.connect(List.of(TwoSites.eastern(1))).getFirst();
    }

    static void run() throws Exception {
        try (Folder folder = Folder.make()) {
            CulvertProcess culvert = CulvertProcess.startWithAgent(folder.path());
            try (TwoSites sites = new TwoSites(culvert.api(), folder.path().resolve("run"), NEIGHBOURS + 1)) {
                HitlessBench bench = new HitlessBench(sites);
                bench.changes();
                bench.away(folder.path(), culvert);
            } finally {
                culvert.kill();
            }
        }
    }

    private void changes() throws Exception {
        await(this::isActive);
        for (Map.Entry<String, Change> change : ofItself().entrySet()) {
            measure(change.getKey(), change.getValue());
        }
        measure("a neighbour comes and goes", _ -> {
            String there = west.connect(List.of(TwoSites.western(2))).getFirst();
            String here = east.connect(List.of(TwoSites.eastern(2))).getFirst();
            await(() -> isActive(east, here));
            east.client().delete(Kind.CONNECTION.path() + "/" + here);
            west.client().delete(Kind.CONNECTION.path() + "/" + there);
        });
        List<String> neighbours = new ArrayList<>();
        for (int number = 2; number <= NEIGHBOURS + 1; number++) {
            neighbours.addAll(west.connect(List.of(TwoSites.western(number))));
        }
        measure(CHANGES_OF_NEIGHBOURS + " changes of neighbours", run -> {
            long last = 0;
            for (int change = 0; change < CHANGES_OF_NEIGHBOURS; change++) {
                String neighbour = neighbours.get(change % NEIGHBOURS);
                int interval = 20 + (run * CHANGES_OF_NEIGHBOURS + change) / NEIGHBOURS % 30;
                last = west.update(Kind.CONNECTION, neighbour, dpd(interval));
            }
            long version = last;
            String path = Kind.CONNECTION.path() + "/" + neighbours.getLast();
            await(() -> west.number("applied_version", path) >= version);
        });
    }

    private Map<String, Change> ofItself() {
        Map<String, Change> all = new LinkedHashMap<>();
        all.put("IKE lifetime", run -> policies(Kind.IKE_POLICY, lifetime(run)));
        all.put("IPsec lifetime", run -> policies(Kind.IPSEC_POLICY, lifetime(run)));
        all.put("IKE proposal", run -> policies(Kind.IKE_POLICY, cipher(run)));
        all.put("IPsec proposal", run -> policies(Kind.IPSEC_POLICY, cipher(run)));
        all.put("DPD", run -> connections(dpd(20 + run)));
        all.put("pre-shared key", run -> connections("\"psk\": \"correct horse battery staple of run " + run + "\""));
        all.put("traffic selectors", run -> {
            String nets = run % 2 == 0 ? "[\"10.2.1.0/24\", \"10.2.2.0/24\"]" : "[\"10.2.1.0/24\"]";
            applied(east, eastern, east.update(Kind.CONNECTION, eastern, "\"peer_cidrs\": " + nets));
        });
        return all;
    }

    private static String lifetime(int run) {
        return "\"lifetime\": {\"units\": \"seconds\", \"value\": " + (7_200 + run) + "}";
    }

    private static String cipher(int run) {
        return "\"encryption_algorithm\": \"" + (run % 2 == 0 ? "aes-128" : "aes-256") + "\"";
    }

    private static String dpd(int interval) {
        return "\"dpd\": {\"action\": \"hold\", \"interval\": " + interval + ", \"timeout\": " + 4 * interval + "}";
    }

    /** At both ends. */
    private void policies(Kind kind, String attributes) throws InterruptedException {
        boolean isIke = kind == Kind.IKE_POLICY;
        long there = west.update(kind, isIke ? west.ikePolicy() : west.ipsecPolicy(), attributes);
        long here = east.update(kind, isIke ? east.ikePolicy() : east.ipsecPolicy(), attributes);
        applied(west, western, there);
        applied(east, eastern, here);
    }

    private void connections(String attributes) throws InterruptedException {
        long there = west.update(Kind.CONNECTION, western, attributes);
        long here = east.update(Kind.CONNECTION, eastern, attributes);
        applied(west, western, there);
        applied(east, eastern, here);
    }

    private static void applied(ApiTenant site, String connection, long version) throws InterruptedException {
        await(() -> site.number("applied_version", Kind.CONNECTION.path() + "/" + connection) >= version
                && isActive(site, connection));
    }

    private void measure(String what, Change change) throws Exception {
        List<Pings.Loss> losses = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Pings pings = pings();
            change.carryOut(run);
            Thread.sleep(AFTERWARDS);
            losses.add(pings.stop());
        }
        print(what, losses);
    }

    /** The whole of it is killed, tunnels apart, and started again after a minute. */
    private void away(Path folder, CulvertProcess culvert) throws Exception {
        Pings pings = pings();
        culvert.kill();
        Thread.sleep(AWAY);
        try (CulvertProcess again = CulvertProcess.startWithAgent(folder)) {
            Thread.sleep(AFTERWARDS.multipliedBy(5));
            print("all of Culvert killed, away for " + AWAY.toSeconds() + " s, and back", List.of(pings.stop()));
            again.end();
        }
    }

    private Pings pings() throws Exception {
        Pings pings = Pings.from(sites.eastNamespace(), "10.1.0.1", "10.2.1.1");
        Thread.sleep(Duration.ofMillis(500));
        return pings;
    }

    private static void print(String what, List<Pings.Loss> losses) {
        Print.line(
                "  %-60s lost %s of %s",
                what,
                losses.stream().map(loss -> String.valueOf(loss.lost())).toList(),
                losses.stream().map(loss -> String.valueOf(loss.sent())).toList());
    }

    private boolean isActive() {
        return isActive(east, eastern) && isActive(west, western);
    }

    private static boolean isActive(ApiTenant site, String connection) {
        String path = Kind.CONNECTION.path() + "/" + connection + "?fields=status";
        return ACTIVE.matcher(site.client().call("GET", path, "", 200)).find();
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not so after " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
