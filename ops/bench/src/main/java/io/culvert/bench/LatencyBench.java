package io.culvert.bench;

import io.culvert.command.kafka.Relay;
import io.culvert.command.port.NewEvent;
import io.culvert.command.store.CommitLog;
import io.culvert.command.store.MongoPlaces;
import io.culvert.embedded.EmbeddedBroker;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.value.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** From the call of an append to a consumer that has the event: idle, and at half of what the relay can do. */
final class LatencyBench {
    private static final int WRITERS = 16;
    private static final Duration TIME = Duration.ofSeconds(15);

    private LatencyBench() {}

    static void run() throws Exception {
        try (Scratch scratch = new Scratch();
                EmbeddedBroker broker = EmbeddedBroker.start(scratch.folder().resolve("kafka"), 0)) {
            CommitLog log = scratch.log();
            MongoPlaces places = new MongoPlaces(scratch.connect(), "bench", Clock.systemUTC());
            log.append(new ProjectId("first"), 1, Sample.events(1));
            try (Relay _ = Relay.start(log, places, BusSettings.open(broker.bootstrapServers()));
                    Arrivals arrivals = Arrivals.on(broker.bootstrapServers())) {
                paced(log, arrivals, 1, 100, Duration.ofSeconds(5));
                arrivals.settle();
                long most = paced(log, arrivals, WRITERS, 0, TIME);
                long began = System.nanoTime();
                arrivals.settle();
                double seconds = TIME.toSeconds() + (System.nanoTime() - began) / 1e9;
                double rate = most / seconds;
                Print.line("flat out: %d events in %.1f s, %.0f/s appended and relayed", most, seconds, rate);
                for (int round = 0; round < 3; round++) {
                    arrivals.forget();
                    paced(log, arrivals, 1, 20, TIME);
                    Print.line("idle, 20 appends/s:         %s", arrivals.settle());
                    arrivals.forget();
                    paced(log, arrivals, WRITERS, rate / 2, TIME);
                    Print.line("half-loaded, %4.0f appends/s: %s", rate / 2, arrivals.settle());
                }
            }
        }
    }

    /** @param perSecond of all writers together, 0 for as many as can be */
    private static long paced(CommitLog log, Arrivals arrivals, int writers, double perSecond, Duration time)
            throws InterruptedException, ExecutionException {
        long pause = perSecond == 0 ? 0 : (long) (writers * 1e9 / perSecond);
        long end = System.nanoTime() + time.toNanos();
        long[] counts = new long[writers];
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < writers; number++) {
                int writer = number;
                ProjectId project = new ProjectId("p-" + UUID.randomUUID());
                all.add(threads.submit(() -> {
                    long next = System.nanoTime() + pause * writer / writers;
                    while (System.nanoTime() < end) {
                        List<NewEvent> events = Sample.events(1);
                        arrivals.expect(events.getFirst().eventId());
                        log.append(project, counts[writer] + 1, events);
                        counts[writer]++;
                        next += pause;
                        LockSupport.parkNanos(next - System.nanoTime());
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return LongStream.of(counts).sum();
    }
}
