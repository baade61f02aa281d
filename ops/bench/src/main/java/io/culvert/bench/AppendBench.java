package io.culvert.bench;

import com.mongodb.client.MongoCollection;
import io.culvert.command.port.NewEvent;
import io.culvert.command.store.CommitLog;
import io.culvert.embedded.Durability;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Appends of one event each, next to {@code insertOne} of a document of the same content with the same durability in the
 * same run. One writer with {@code insertOne} is the measure; rounds alternate, since the machine is not quiet.
 */
final class AppendBench {
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int MANY = 64;

    private interface Writer {
        void write(int writer);
    }

    private AppendBench() {}

    static void run() throws Exception {
        for (Durability durability : Scratch.kinds()) {
            run(durability);
        }
    }

    private static void run(Durability durability) throws Exception {
        try (Scratch scratch = new Scratch(durability)) {
            MongoCollection<Document> plain = scratch.connect().handle().getCollection("plain");
            CommitLog log = scratch.log();
            long[] versions = new long[MANY];
            long[] numbers = new long[MANY];
            Writer insertOne = writer -> plain.insertOne(document(writer, ++numbers[writer]));
            Writer append = writer -> log.append(new ProjectId("p" + writer), ++versions[writer], Sample.events(1));
            timed(1, insertOne);
            timed(MANY, append);
            double[] one = new double[ROUNDS];
            double[] many = new double[ROUNDS];
            double[] rate = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                Latencies measure = timed(1, insertOne);
                Latencies single = timed(1, append);
                Latencies all = timed(MANY, append);
                Print.line("insertOne,  1 writer:  %s", measure.over(ROUND));
                Print.line("append,     1 writer:  %s", single.over(ROUND));
                Print.line("append,    %d writers: %s", MANY, all.over(ROUND));
                one[round] = (double) single.count() / measure.count();
                many[round] = (double) all.count() / measure.count();
                rate[round] = (double) all.count() / ROUND.toSeconds();
            }
            Print.line(
                    "medians: 1 writer %.0f %% of insertOne; %d writers %.1f times insertOne, %.0f commits/s",
                    100 * Latencies.median(one), MANY, Latencies.median(many), Latencies.median(rate));
        }
    }

    private static Latencies timed(int writers, Writer writer) throws InterruptedException, ExecutionException {
        Latencies latencies = new Latencies();
        long end = System.nanoTime() + ROUND.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<? extends Future<?>> all = IntStream.range(0, writers)
                    .mapToObj(number -> threads.submit(() -> {
                        while (System.nanoTime() < end) {
                            long began = System.nanoTime();
                            writer.write(number);
                            latencies.add(began);
                        }
                    }))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        return latencies;
    }

    /** What a commit of one event has in it. */
    private static Document document(int writer, long number) {
        NewEvent event = Sample.event();
        return new Document("_id", "plain" + writer + "/" + number)
                .append("position", number)
                .append("form", 2)
                .append("project", "p" + writer)
                .append("firstVersion", number)
                .append("at", Date.from(event.time()))
                .append("checksum", "0".repeat(64))
                .append(
                        "events",
                        List.of(new Document("type", "io.culvert.ike-policy.created.v1")
                                .append("eventId", event.eventId().toString())
                                .append("subject", "ike-policy/" + UUID.randomUUID())
                                .append("time", Date.from(event.time()))
                                .append("actor", event.cause().actor())
                                .append("correlationId", event.cause().correlationId())
                                .append("causationId", event.cause().causationId())
                                .append("data", Json.write(event.event()))));
    }
}
