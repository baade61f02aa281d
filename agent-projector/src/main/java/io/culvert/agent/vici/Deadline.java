package io.culvert.agent.vici;

import java.time.Duration;

/** A moment, by the monotonic clock in nanoseconds, after which waiting ends. */
record Deadline(long nanos, boolean ends) {
    static final Deadline NEVER = new Deadline(0, false);

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), true);
    }

    boolean isOver() {
        return ends && nanos - System.nanoTime() <= 0;
    }

    /** For {@link java.nio.channels.Selector#select(long)}: at least 1, or 0 for ever. */
    long millisLeft() {
        return ends ? Math.max(1, (nanos - System.nanoTime()) / 1_000_000) : 0;
    }
}
