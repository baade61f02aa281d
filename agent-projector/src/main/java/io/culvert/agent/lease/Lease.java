package io.culvert.agent.lease;

import io.culvert.events.lease.LeaseTerms;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Until when this host may carry routers.
 *
 * @param untilMillis on the {@link BootClock}; empty if nobody would get them, so that it may for any time
 * @param pace how often to renew it
 */
record Lease(OptionalLong untilMillis, Duration pace) {
    private static final Duration FIRST_PACE = Duration.ofSeconds(1);

    /** What a host has of which nobody has said anything: what it carries it was given. */
    static final Lease UNTOLD = new Lease(OptionalLong.empty(), FIRST_PACE);

    /** @param askedAtMillis when the host asked for it, which is before it was given */
    static Lease of(LeaseTerms terms, long askedAtMillis) {
        Duration time = Duration.ofSeconds(terms.seconds());
        return new Lease(
                terms.givesWay() ? OptionalLong.of(askedAtMillis + time.toMillis()) : OptionalLong.empty(),
                time.dividedBy(3));
    }

    static Lease until(OptionalLong untilMillis) {
        return new Lease(untilMillis, FIRST_PACE);
    }

    boolean isHeld(long nowMillis) {
        return untilMillis.isEmpty() || nowMillis < untilMillis.getAsLong();
    }
}
