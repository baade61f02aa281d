package io.culvert.bench;

import io.culvert.command.axon.AxonCommands;
import io.culvert.command.domain.CreateNetwork;
import io.culvert.command.domain.Terms;
import io.culvert.command.store.CommitLog;
import io.culvert.command.store.MongoSnapshots;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Whether a long log makes commands slow: the same commands on a short log and on one of a million events, by turns,
 * since the machine and its JVM change more from minute to minute than the two differ.
 */
final class LongLogBench {
    private static final int EVENTS = 1_000_000;
    private static final int PER_COMMIT = 10;
    private static final int FILLERS = 32;
    private static final int COMMANDS = 2_000;
    private static final int PROJECTS = 100;
    private static final int WARM_UPS = 10;
    private static final int TURNS = 15;

    private LongLogBench() {}

    static void run() throws Exception {
        try (Scratch first = new Scratch();
                Scratch second = new Scratch();
                AxonCommands shortLog = commands(first, first.log());
                AxonCommands longLog = commands(second, filled(second.log()))) {
            for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                commands(shortLog);
                commands(longLog);
            }
            double[] ofShort = new double[TURNS];
            double[] ofLong = new double[TURNS];
            double[] ratios = new double[TURNS];
            for (int turn = 0; turn < TURNS; turn++) {
                ofShort[turn] = commands(shortLog).millis(0.5);
                ofLong[turn] = commands(longLog).millis(0.5);
                ratios[turn] = ofLong[turn] / ofShort[turn];
            }
            Print.line(
                    "p50 of %d commands, median of %d turns: short log %.3f ms, with %d events more %.3f ms",
                    COMMANDS, TURNS, Latencies.median(ofShort), EVENTS, Latencies.median(ofLong));
            Print.line("changed by %+.1f %%", 100 * (Latencies.median(ratios) - 1));
        }
    }

    private static AxonCommands commands(Scratch scratch, CommitLog log) {
        return new AxonCommands(log, new MongoSnapshots(scratch.connect()), Terms.DEFAULT);
    }

    private static Latencies commands(AxonCommands commands) {
        String name = "p-" + UUID.randomUUID();
        Latencies latencies = new Latencies();
        for (int i = 0; i < COMMANDS; i++) {
            Network network = new Network(new NetworkId(UUID.randomUUID()), "net", false, true);
            long began = System.nanoTime();
            commands.execute(
                    new ProjectId(name + "-" + i % PROJECTS), new CreateNetwork(network), Cause.of("bench", "req-1"));
            latencies.add(began);
        }
        return latencies;
    }

    private static CommitLog filled(CommitLog log) throws InterruptedException {
        long began = System.nanoTime();
        int each = EVENTS / PER_COMMIT / FILLERS;
        try (ExecutorService threads = Executors.newFixedThreadPool(FILLERS)) {
            for (int filler = 0; filler < FILLERS; filler++) {
                ProjectId project = new ProjectId("filler" + filler);
                threads.execute(() -> {
                    for (int commit = 0; commit < each; commit++) {
                        log.append(project, (long) commit * PER_COMMIT + 1, Sample.events(PER_COMMIT));
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Print.line("filled with %d events in %.0f s, %.0f events/s", EVENTS, seconds, EVENTS / seconds);
        return log;
    }
}
