package io.culvert.agent.host;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Has a few charons start at a time: each has 16 threads at once, and hundreds of them leave no core to whoever is to command
 * them. */
final class Starts {
    static final int AT_ONCE = 8;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    <T> T inTurn(Supplier<T> start) {
        turns.acquireUninterruptibly();
        try {
            return start.get();
        } finally {
            turns.release();
        }
    }
}
