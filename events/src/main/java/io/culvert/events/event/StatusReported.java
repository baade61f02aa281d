package io.culvert.events.event;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.time.Instant;

/**
 * A connection changed its state on its host.
 *
 * @param appliedVersion the version of the project that the host had folded
 * @param since when the host saw this status first, by its own clock
 */
public record StatusReported(
        ConnectionId connectionId,
        HostId hostId,
        long epoch,
        long appliedVersion,
        Status status,
        StatusReason reason,
        Instant since)
        implements Observation {

    public StatusReported(ConnectionId connectionId, ConnectionStatus seen) {
        this(
                connectionId,
                seen.hostId(),
                seen.epoch(),
                seen.appliedVersion(),
                seen.status(),
                seen.reason(),
                seen.since());
    }

    /** What was seen of the connection. */
    public ConnectionStatus seen() {
        return new ConnectionStatus(hostId, epoch, appliedVersion, status, reason, since);
    }
}
