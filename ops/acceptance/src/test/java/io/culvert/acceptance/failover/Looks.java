package io.culvert.acceptance.failover;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again, every few milliseconds, while something is done. */
final class Looks {
    interface Doing {
        void run() throws Exception;
    }

    private Looks() {}

    /** How many of them saw that. */
    static int thatSee(BooleanSupplier what, Doing meanwhile) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        AtomicBoolean watching = new AtomicBoolean(true);
        Thread watch = Thread.ofPlatform().start(() -> {
            while (watching.get()) {
                if (what.getAsBoolean()) {
                    seen.incrementAndGet();
                }
                LockSupport.parkNanos(5_000_000);
            }
        });
        try {
            meanwhile.run();
        } finally {
            watching.set(false);
            watch.join();
        }
        return seen.get();
    }
}
