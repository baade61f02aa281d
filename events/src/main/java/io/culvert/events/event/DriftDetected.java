package io.culvert.events.event;

import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.List;

/**
 * A host found a router's namespace, its charon or its guard changed by somebody else.
 *
 * @param seenAt when, by the host's own clock; names the drift together with router and epoch
 */
public record DriftDetected(RouterId routerId, HostId hostId, long epoch, Instant seenAt, List<DriftFinding> findings)
        implements Observation {
    public DriftDetected {
        findings = List.copyOf(findings);
    }
}
