package io.culvert.command.domain.offender;

import java.time.Instant;

/** Must be caught. */
public final class AsksTheClock {
    public Instant now() {
        return Instant.now();
    }
}
