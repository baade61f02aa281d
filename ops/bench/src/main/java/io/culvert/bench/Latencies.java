package io.culvert.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Durations as they were measured, by any number of threads. */
final class Latencies {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long began) {
        took(System.nanoTime() - began);
    }

    void took(long duration) {
        nanos.add(duration);
    }

    int count() {
        return nanos.size();
    }

    /** {@code 20 000 in 10 s: 2 000/s, p50 0.4 ms, p99 1.2 ms}. */
    String over(Duration time) {
        return "%d in %.1f s: %d/s, %s"
                .formatted(
                        count(), time.toMillis() / 1e3, count() * 1_000L / Math.max(1, time.toMillis()), percentiles());
    }

    String percentiles() {
        return "p50 %.2f ms, p99 %.2f ms, max %.1f ms".formatted(millis(0.5), millis(0.99), millis(1));
    }

    double millis(double quantile) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)] / 1e6;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
