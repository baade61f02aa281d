package io.culvert.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * What some clients did, each one request after the other.
 *
 * @param wall from the first request to the last answer
 * @param cpu that Culvert spent meanwhile, over all its threads
 */
record ApiLoad(Latencies latencies, Duration wall, Duration cpu) {
    /**
     * As fast as they can.
     *
     * @param request takes the client's number; false if there was nothing left to ask
     * @throws ExecutionException if a request was not answered as it should
     */
    static ApiLoad of(CulvertProcess culvert, int clients, Duration time, IntPredicate request)
            throws InterruptedException, ExecutionException {
        Latencies latencies = new Latencies();
        long end = System.nanoTime() + time.toNanos();
        return of(culvert, clients, latencies, client -> {
            long asked = System.nanoTime();
            while (asked < end && request.test(client)) {
                latencies.add(asked);
                asked = System.nanoTime();
            }
        });
    }

    /**
     * So many each second, by all together, whether the answers come in time or not; what is asked late counts from when it
     * was to be asked.
     */
    static ApiLoad at(CulvertProcess culvert, int perSecond, int clients, Duration time, IntConsumer request)
            throws InterruptedException, ExecutionException {
        Latencies latencies = new Latencies();
        long began = System.nanoTime();
        long between = Duration.ofSeconds(clients).toNanos() / perSecond;
        return of(culvert, clients, latencies, client -> {
            long due = began + between * client / clients;
            while (due < began + time.toNanos()) {
                LockSupport.parkNanos(due - System.nanoTime());
                request.accept(client);
                latencies.add(due);
                due += between;
            }
        });
    }

    private static ApiLoad of(CulvertProcess culvert, int clients, Latencies latencies, IntConsumer all)
            throws InterruptedException, ExecutionException {
        Duration before = culvert.cpu();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> each = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                each.add(threads.submit(() -> all.accept(client)));
            }
            for (Future<?> one : each) {
                one.get();
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
