package io.culvert.command.rest;

import io.culvert.command.domain.Tentatively;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.value.Until;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How long a change set waits to be confirmed, and for what. */
record Confirmation(int seconds, Until until) {
    static final String WITHIN = "confirm_within_seconds";
    static final String UNTIL = "until";

    /** A day. */
    static final int LONGEST = 86_400;

    /** Empty if it does not wait. */
    static Optional<Confirmation> of(Attributes head) {
        Optional<Until> until = head.oneOf(UNTIL, Until.class);
        Optional<Integer> seconds = head.count(WITHIN, 1);
        if (until.isPresent() && seconds.isEmpty()) {
            throw Malformed.attribute(UNTIL, "without '" + WITHIN + "' nothing waits");
        }
        seconds.filter(it -> it > LONGEST).ifPresent(it -> {
            throw Malformed.attribute(WITHIN, "'" + it + "' is more than " + LONGEST);
        });
        return seconds.map(it -> new Confirmation(it, until.orElse(Until.CONFIRMED)));
    }

    VpnCommand of(UUID id, Instant now, VpnCommand command) {
        return new Tentatively(id, now.plusSeconds(seconds), until, command);
    }
}
