package io.culvert.command.follow;

import java.time.Duration;

/** The end of a thread that nobody interrupts but who ends it. */
public final class Ending {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Ending() {}

    /** Interrupts it, and waits a while for it to be over. */
    public static void of(Thread thread) {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
