package io.culvert.command.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The end of the log as far as this process knows it; wakes whoever waits for a later one. */
final class Head {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile Tip tip = Tip.EMPTY_LOG;

    Tip tip() {
        return tip;
    }

    void advance(Tip to) {
        lock.lock();
        try {
            if (to.position() > tip.position()) {
                tip = to;
                advanced.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAfter(long place, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (tip.position() <= place && nanos > 0) {
                nanos = advanced.awaitNanos(nanos);
            }
            return tip.position() > place;
        } finally {
            lock.unlock();
        }
    }
}
