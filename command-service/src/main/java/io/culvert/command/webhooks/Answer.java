package io.culvert.command.webhooks;

import java.time.Duration;
import java.util.Optional;

/** What came of sending one event. */
sealed interface Answer {
    /** The receiver has it. */
    record Taken() implements Answer {}

    /** There is no such receiver any more, by its own word. */
    record Gone(String text) implements Answer {}

    /**
     * The receiver may not have it.
     *
     * @param text for people
     * @param retryAfter what the receiver asks for
     */
    record Failed(String text, Optional<Duration> retryAfter) implements Answer {
        Failed(String text) {
            this(text, Optional.empty());
        }
    }
}
