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

/** Whether a long log makes commands slow: the same commands on a short log, and after a million events. */
final class LongLogBench {
    private static final int EVENTS = 1_000_000;
    private static final int PER_COMMIT = 10;
    private static final int FILLERS = 32;
    private static final int COMMANDS = 6_000;
    private static final int PROJECTS = 100;

    private LongLogBench() {}

    static void run() throws Exception {
        try (Scratch scratch = new Scratch()) {
            CommitLog log = scratch.log();
            try (AxonCommands commands = new AxonCommands(log, new MongoSnapshots(scratch.connect()), Terms.DEFAULT)) {
                for (int warmUp = 0; warmUp < 5; warmUp++) {
                    commands(commands);
                }
                double before = show("short log", log, commands);
                fill(log);
                double after = show("long log", log, commands);
                Print.line("p50 changed by %+.1f %%", 100 * (after - before) / before);
            }
        }
    }

    private static double show(String name, CommitLog log, AxonCommands commands) {
        double[] medians = new double[3];
        for (int round = 0; round < medians.length; round++) {
            Latencies latencies = commands(commands);
            medians[round] = latencies.millis(0.5);
            Print.line("%s, %d events: %d commands, %s", name, log.head(), COMMANDS, latencies.percentiles());
        }
        return Latencies.median(medians);
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

    private static void fill(CommitLog log) throws InterruptedException {
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
    }
}
