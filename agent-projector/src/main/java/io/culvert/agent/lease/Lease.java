package io.culvert.agent.lease;

import io.culvert.events.lease.LeaseTerms;
import java.time.Duration;
import java.util.Optional;

/**
 * Until when this host may carry routers.
 *
 * @param untilMillis on the {@link BootClock}; empty if nobody would get them, so that it may for any time
 * @param pace how often to renew it
 */
record Lease(Optional<Long> untilMillis, Duration pace) {
    private static final Duration FIRST_PACE = Duration.ofSeconds(1);

    /** What a host has of which nobody has said anything: what it carries it was given. */
    static final Lease UNTOLD = new Lease(Optional.empty(), FIRST_PACE);

    /** @param askedAtMillis when the host asked for it, which is before it was given */
    static Lease of(LeaseTerms terms, long askedAtMillis) {
        Duration time = Duration.ofSeconds(terms.seconds());
        return new Lease(
                terms.givesWay() ? Optional.of(askedAtMillis + time.toMillis()) : Optional.empty(), time.dividedBy(3));
    }

    static Lease until(Optional<Long> untilMillis) {
        return new Lease(untilMillis, FIRST_PACE);
    }

    boolean isHeld(long nowMillis) {
        return untilMillis.map(until -> nowMillis < until).orElse(true);
    }
}
