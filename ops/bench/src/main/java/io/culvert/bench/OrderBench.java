package io.culvert.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A hundred writers over two instances, with delays between the making of events and their append; one reader follows
 * meanwhile, one reads from the start afterwards. Counts what readers miss, see twice, or see in another order. The
 * event store that Axon ships for MongoDB goes through the same.
 */
final class OrderBench {
    private static final int WRITERS = 100;
    private static final int EVENTS = 200_000;
    /** Its reader sorts the whole collection at each look, so that it can't be asked for more. */
    private static final int EVENTS_OF_AXON = 4_000;

    private static final int LARGEST_COMMIT = 4;
    private static final Duration QUIET = Duration.ofSeconds(5);

    private OrderBench() {}

    static void run() throws Exception {
        try (Scratch scratch = new Scratch()) {
            compare("culvert", new CulvertEngine(scratch), EVENTS);
        }
        try (AxonMongoEngine engine = new AxonMongoEngine()) {
            compare("axon-mongo (embedded server, in memory)", engine, EVENTS_OF_AXON);
        }
    }

    private static void compare(String name, OrderedEngine engine, int events) throws Exception {
        long began = System.nanoTime();
        Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());
        List<String> tailed;
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            Future<List<String>> tail = threads.submit(() -> tail(engine, acknowledged));
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(engine, number, events / WRITERS, acknowledged)));
            }
            try {
                for (Future<?> writer : writers) {
                    writer.get();
                }
            } finally {
                // Also when a writer failed: the tail would go on forever.
                written = true;
            }
            tailed = tail.get();
        }
        List<String> fromStart = engine.readFromStart();
        Print.line(
                "%s: %d writers, 2 instances, %d events acknowledged, %.0f s",
                name, WRITERS, acknowledged.size(), (System.nanoTime() - began) / 1e9);
        Print.line("  from the start: %s", Faults.of(acknowledged, fromStart, fromStart));
        Print.line("  tailing:        %s", Faults.of(acknowledged, tailed, fromStart));
        written = false;
    }

    private static volatile boolean written;

    /** Follows until the writers are done and nothing has come for a while. */
    private static List<String> tail(OrderedEngine engine, Set<String> acknowledged) throws Exception {
        OrderedEngine.Reader reader = engine.tail();
        List<String> seen = new ArrayList<>();
        long last = System.nanoTime();
        while (!written || System.nanoTime() - last < QUIET.toNanos()) {
            List<String> next = reader.next();
            seen.addAll(next);
            if (!next.isEmpty()) {
                last = System.nanoTime();
            }
            if (written && seen.size() > acknowledged.size() * 2) {
                break;
            }
        }
        return seen;
    }

    private static Void write(OrderedEngine engine, int writer, int events, Set<String> acknowledged) throws Exception {
        Random random = new Random(writer);
        int sequence = 0;
        while (sequence < events) {
            int count = Math.min(events - sequence, 1 + random.nextInt(LARGEST_COMMIT));
            Runnable append = engine.prepare(writer, writer % 2, sequence, count);
            // One in a thousand is held up for long, as by a collection of garbage.
            Thread.sleep(random.nextInt(1_000) == 0 ? 11_000 : random.nextInt(20));
            append.run();
            for (int i = 0; i < count; i++) {
                acknowledged.add(OrderedEngine.name(writer, sequence + i));
            }
            sequence += count;
        }
        return null;
    }

    /** What a reader got wrong. */
    private record Faults(int skipped, int duplicated, int reordered) {
        static Faults of(Set<String> acknowledged, List<String> seen, List<String> fromStart) {
            Set<String> distinct = new HashSet<>(seen);
            int skipped = 0;
            for (String event : acknowledged) {
                skipped += distinct.contains(event) ? 0 : 1;
            }
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < fromStart.size(); i++) {
                places.putIfAbsent(fromStart.get(i), i);
            }
            Map<String, Integer> last = new HashMap<>();
            int reordered = 0;
            int before = -1;
            for (String event : seen) {
                int place = places.getOrDefault(event, -1);
                String stream = event.substring(0, event.indexOf('/'));
                int sequence = Integer.parseInt(event.substring(event.indexOf('/') + 1));
                boolean back = place < before || sequence < last.getOrDefault(stream, -1);
                reordered += back ? 1 : 0;
                before = place;
                last.put(stream, sequence);
            }
            return new Faults(skipped, seen.size() - distinct.size(), reordered);
        }

        @Override
        public String toString() {
            return "%d skipped, %d duplicated, %d reordered".formatted(skipped, duplicated, reordered);
        }
    }
}
