package io.culvert.command.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last position known to this process; wakes whoever waits for a later one. */
final class Head {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long position;

    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    void advance(long to) {
        lock.lock();
        try {
            if (to > position) {
                position = to;
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
            while (position <= place && nanos > 0) {
                nanos = advanced.awaitNanos(nanos);
            }
            return position > place;
        } finally {
            lock.unlock();
        }
    }
}
