package io.culvert.events.telemetry;

import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.List;

/** Tunnels of one router as its host saw them: those that have changed, and each at least once in a third of validSeconds,
 * so that one which nothing was told of for that long is not known any more. epoch is that of the router's binding. */
public record TunnelsObserved(
        HostId hostId,
        Instant observedAt,
        int validSeconds,
        ProjectId projectId,
        RouterId routerId,
        long epoch,
        List<TunnelSeen> tunnels) {
    public TunnelsObserved {
        tunnels = List.copyOf(tunnels);
    }
}
