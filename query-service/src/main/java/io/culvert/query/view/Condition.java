package io.culvert.query.view;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;

/** How a connection is, to whoever asks for its availability. */
sealed interface Condition {
    /** Not there, or administratively down: nobody wants it to be ACTIVE. */
    record Unwanted() implements Condition {}

    record Active() implements Condition {}

    record Down(StatusReason reason) implements Condition {}

    static Condition of(ProjectState state, ConnectionId id) {
        SiteConnection connection = state.vpn().connections().get(id);
        if (connection == null || !connection.adminStateUp()) {
            return new Unwanted();
        }
        VpnService service = state.vpn().services().get(connection.serviceId());
        if (service != null && !service.adminStateUp()) {
            return new Unwanted();
        }
        ConnectionStatus last = state.hosting().statuses().get(id);
        if (last == null) {
            return new Down(new StatusReason(ReasonCode.AWAITING_HOST, "no host has spoken yet"));
        }
        return last.status() == Status.ACTIVE ? new Active() : new Down(last.reason());
    }
}
