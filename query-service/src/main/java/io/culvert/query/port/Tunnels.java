package io.culvert.query.port;

import io.culvert.events.resource.Binding;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.value.ConnectionId;
import java.time.Instant;
import java.util.Optional;

/** What hosts told last of the tunnels that they carry: never of any other time than the present. */
public interface Tunnels {
    /** A tunnel as its host saw it then. */
    record Tunnel(TunnelSeen seen, Instant observedAt) {}

    /** What the host of that binding told of a connection, under that epoch; empty if it has told nothing, or nothing for so
     * long that it does not count any more. */
    Optional<Tunnel> of(ConnectionId connection, Binding binding);
}
