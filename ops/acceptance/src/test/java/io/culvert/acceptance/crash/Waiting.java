package io.culvert.acceptance.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what becomes true by itself. The limits are there to end a test that has failed, and measure nothing. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    static void until(String what, Duration limit, BooleanSupplier condition) {
        if (!settled(limit, condition::getAsBoolean, is -> is)) {
            throw new AssertionError("after " + limit.toSeconds() + " s there is still not " + what);
        }
    }

    /** The first that is enough, or the last of the time. */
    static <T> T settled(Duration limit, Supplier<T> now, Predicate<T> enough) {
        long end = System.nanoTime() + limit.toNanos();
        T seen = now.get();
        while (!enough.test(seen) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = now.get();
        }
        return seen;
    }
}
