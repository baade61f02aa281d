package io.culvert.events.telemetry;

import io.culvert.events.value.ConnectionId;
import java.util.List;
import java.util.Optional;

/** The tunnel of one connection: without children it is down. The IKE_SA may be that of other connections to the same peer
 * too. */
public record TunnelSeen(
        ConnectionId connectionId,
        Optional<IkeParameters> ike,
        List<ChildParameters> children,
        TunnelCounters counters) {
    public TunnelSeen {
        children = List.copyOf(children);
    }
}
