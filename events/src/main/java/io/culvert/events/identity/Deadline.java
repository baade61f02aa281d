package io.culvert.events.identity;

import java.time.Duration;

/** A moment by which all steps together must be done. */
public record Deadline(long nanoTime) {
    /** For all requests that one caller needs together; he gets his answer within 2 seconds. */
    public static final Duration PATIENCE = Duration.ofMillis(1_500);

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Nanoseconds; 0 when it has passed. */
    long left() {
        return Math.max(0, nanoTime - System.nanoTime());
    }
}
