package io.culvert.command.placement;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.UUID;

/** One event after the other of the project east. */
final class Envelopes {
    private long version;

    Envelope next(VpnEvent event) {
        version++;
        return new Envelope(
                new UUID(9, version),
                new ProjectId("east"),
                version,
                version,
                Instant.EPOCH,
                Cause.of("east", "req-" + version),
                event);
    }
}
