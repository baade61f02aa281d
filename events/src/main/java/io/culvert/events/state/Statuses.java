package io.culvert.events.state;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Status;
import io.culvert.events.value.VpnServiceId;
import java.util.Comparator;
import java.util.List;

/** The status that clients see, worked out of what hosts have told. */
public final class Statuses {
    private Statuses() {}

    /** A connection is PENDING_CREATE until its host has spoken. */
    public static Status of(ProjectState state, ConnectionId id) {
        ConnectionStatus last = state.hosting().statuses().get(id);
        return last == null ? Status.PENDING_CREATE : last.status();
    }

    /** A service is as well as the best of its connections, and PENDING_CREATE while it has none. */
    public static Status of(ProjectState state, VpnServiceId id) {
        return state.vpn()
                .connectionsOf(id)
                .map(connection -> of(state, connection.id()))
                .min(Comparator.comparingInt(BEST_FIRST::indexOf))
                .orElse(Status.PENDING_CREATE);
    }

    private static final List<Status> BEST_FIRST =
            List.of(Status.ACTIVE, Status.ERROR, Status.DOWN, Status.PENDING_CREATE);
}
