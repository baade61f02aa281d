package io.culvert.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/**
 * What some clients did, each one request after the other.
 *
 * @param wall from the first request to the last answer
 * @param cpu that Culvert spent meanwhile, over all its threads
 */
record ApiLoad(Latencies latencies, Duration wall, Duration cpu) {
    /**
     * @param request takes the client's number; false if there was nothing left to ask
     * @throws ExecutionException if a request was not answered as it should
     */
    static ApiLoad of(CulvertProcess culvert, int clients, Duration time, IntPredicate request)
            throws InterruptedException, ExecutionException {
        Latencies latencies = new Latencies();
        Duration before = culvert.cpu();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                all.add(threads.submit(() -> {
                    long asked = System.nanoTime();
                    while (asked < end && request.test(client)) {
                        latencies.add(asked);
                        asked = System.nanoTime();
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return new ApiLoad(
                latencies,
                Duration.ofNanos(System.nanoTime() - began),
                culvert.cpu().minus(before));
    }

    void print(String what) {
        int count = Math.max(1, latencies.count());
        Print.line(
                "  %-9s %6.0f/s  p50 %6.2f  p95 %6.2f  p99 %6.2f ms  %5.2f ms of CPU each",
                what,
                latencies.count() * 1e9 / wall.toNanos(),
                latencies.millis(0.5),
                latencies.millis(0.95),
                latencies.millis(0.99),
                cpu.toNanos() / 1e6 / count);
    }
}
