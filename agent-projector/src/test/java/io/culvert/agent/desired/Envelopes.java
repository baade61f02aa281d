package io.culvert.agent.desired;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.UUID;

/** Events in their places. */
final class Envelopes {
    private Envelopes() {}

    static Envelope of(ProjectId project, long version, VpnEvent event) {
        return new Envelope(
                new UUID(0, version), project, version, version, Instant.EPOCH, Cause.of("admin", "req-1"), event);
    }

    /** One of which it does not matter what it says. */
    static Envelope any(ProjectId project, long version) {
        return of(
                project,
                version,
                new NetworkCreated(new Network(new NetworkId(new UUID(1, version)), "n", false, true)));
    }
}
