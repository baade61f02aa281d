package io.culvert.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Counts how many do something at a time; whoever is first stays until so many are there, and a moment more. */
public final class AtOnce {
    /** For one more to come, if it may. */
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch full;

    public AtOnce(int number) {
        this.full = new CountDownLatch(number);
    }

    public void passThrough() {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        full.countDown();
        try {
            full.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        LockSupport.parkNanos(MOMENT.toNanos());
        now.decrementAndGet();
    }

    public int most() {
        return most.get();
    }
}
