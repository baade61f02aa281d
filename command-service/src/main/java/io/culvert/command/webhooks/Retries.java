package io.culvert.command.webhooks;

import io.culvert.command.port.WebhookPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an event is tried again, and when no more: after pauses that double, each up to a half shorter by chance, so that who
 * comes back is not met by all at once.
 *
 * @param first pause at the most
 * @param longest pause that is not asked for by the receiver
 * @param giveUpAfter since the first attempt; no pause goes beyond
 */
record Retries(Duration first, Duration longest, Duration giveUpAfter) {
    /** Beyond it doubling is more than any longest pause. */
    private static final int MOST_DOUBLINGS = 30;

    /**
     * @param attempts that were made, from 1
     * @param chance from 0 to 1
     * @param asked by the receiver (RFC 9110, section 10.2.3)
     */
    Duration pause(int attempts, double chance, Optional<Duration> asked) {
        long doubled = first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long most = Math.min(doubled, longest.toMillis());
        Duration own = Duration.ofMillis(Math.round(most * (1 - chance / 2)));
        Duration wanted = asked.filter(it -> it.compareTo(own) > 0).orElse(own);
        return wanted.compareTo(giveUpAfter) > 0 ? giveUpAfter : wanted;
    }

    /** Whether that attempt was the last. */
    boolean isOver(WebhookPlace before, Instant now) {
        return before.triedSince()
                .map(since -> !now.isBefore(since.plus(giveUpAfter)))
                .orElse(giveUpAfter.isZero());
    }
}
