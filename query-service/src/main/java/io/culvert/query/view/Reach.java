package io.culvert.query.view;

import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a connection hangs on: whatever is changed of that may change its tunnel. */
public final class Reach {
    private Reach() {}

    /** The connection itself, and, while it is there, what it refers to directly and through others. */
    public static Set<ResourceId> of(ProjectState state, ConnectionId id) {
        Set<ResourceId> all = new HashSet<>();
        all.add(id);
        SiteConnection connection = state.vpn().connections().get(id);
        if (connection == null) {
            return all;
        }
        all.add(connection.ikePolicyId());
        all.add(connection.ipsecPolicyId());
        all.add(connection.serviceId());
        VpnService service = state.vpn().services().get(connection.serviceId());
        if (service != null) {
            all.add(service.routerId());
            service.subnetId().ifPresent(all::add);
        }
        Stream.concat(connection.localGroupId().stream(), connection.peerGroupId().stream())
                .forEach(group -> {
                    all.add(group);
                    EndpointGroup found = state.vpn().endpointGroups().get(group);
                    if (found != null) {
                        all.addAll(found.subnets());
                    }
                });
        return all;
    }

    /** All that it hung on at any time while these things happened. */
    public static Set<ResourceId> along(ConnectionId id, ProjectState atStart, List<Timeline.Fact> facts) {
        Set<ResourceId> all = of(atStart, id);
        ProjectState state = atStart;
        for (Timeline.Fact fact : facts) {
            state = state.evolve(fact.event(), fact.time());
            all.addAll(of(state, id));
        }
        return all;
    }
}
