package io.culvert.agent.reconcile;

import io.culvert.agent.plan.ActualNamespace;
import java.time.Duration;
import java.time.Instant;

/** When to look again at what nobody tells. */
final class Looks {
    /** A safety net under the events. */
    static final Duration POLL = Duration.ofSeconds(30);
    /** How often to look at negotiations that charon goes on with by itself. */
    private static final Duration WATCH = Duration.ofSeconds(2);

    private final Hands hands;
    private Instant atAll = Instant.MIN;
    private Instant atSas = Instant.MIN;
    private boolean isNegotiating;

    Looks(Hands hands) {
        this.hands = hands;
    }

    /** Takes nothing for known for long. */
    void begin(Instant now) {
        if (!now.isBefore(atAll.plus(POLL))) {
            hands.lookAgain();
            atAll = now;
            atSas = now;
        } else if (!now.isBefore(atSas.plus(WATCH)) && isNegotiating) {
            hands.lookAtSas();
            atSas = now;
        }
    }

    /** When to look next, after that was seen. */
    Instant next(ActualNamespace seen, Instant now) {
        isNegotiating = seen.isNegotiating();
        return now.plus(isNegotiating ? WATCH : POLL);
    }
}
