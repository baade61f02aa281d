package io.culvert.command.placement;

import io.culvert.events.report.HostObserved;
import java.time.Duration;
import java.time.Instant;

/** A host and its last sign of life. */
record KnownHost(HostObserved lastSign) {
    private static final Duration ALIVE_FOR = Duration.ofSeconds(30);

    boolean isAlive(Instant now) {
        return lastSign.observedAt().plus(ALIVE_FOR).isAfter(now);
    }
}
