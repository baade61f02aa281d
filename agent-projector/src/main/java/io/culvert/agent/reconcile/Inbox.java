package io.culvert.agent.reconcile;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What happened, from any thread, to be taken in by one. */
final class Inbox {
    private record Item(Runnable effect, boolean calls) {}

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    /** Something after which it is time to look. */
    void call(Runnable effect) {
        items.add(new Item(effect, true));
    }

    /** Something to know at the next look, which need not be because of it. */
    void note(Runnable effect) {
        items.add(new Item(effect, false));
    }

    /** Takes in what is there, and waits so long for something that calls; returns when that has come or the time is
     * over. */
    void await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean called = drain();
        while (!called) {
            Item next = items.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            next.effect().run();
            called = drain() || next.calls();
        }
    }

    /** Takes in what is there; true if something of it calls. */
    boolean drain() {
        boolean called = false;
        for (Item next = items.poll(); next != null; next = items.poll()) {
            next.effect().run();
            called |= next.calls();
        }
        return called;
    }
}
