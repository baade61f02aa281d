package io.culvert.query.view;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import java.util.Optional;

/** Which host carries a connection. */
public final class Bindings {
    private Bindings() {}

    /** Where the router of its service is; empty while nowhere. */
    public static Optional<Binding> of(ProjectState state, SiteConnection connection) {
        VpnService service = state.vpn().services().get(connection.serviceId());
        return service == null
                ? Optional.empty()
                : Optional.ofNullable(state.hosting().bindings().get(service.routerId()));
    }
}
