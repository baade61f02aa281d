package io.culvert.events.state;

import io.culvert.events.resource.Resource;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PMap;

/** Resources of any kind by their ids. */
public final class Resources {
    private Resources() {}

    public static Optional<Resource> find(ProjectState state, ResourceId id) {
        return Optional.ofNullable(map(state, ResourceKind.of(id)).get(id));
    }

    /** How many of them there are. */
    public static int count(ProjectState state, ResourceKind kind) {
        return map(state, kind).size();
    }

    public static Collection<? extends ResourceId> ids(ProjectState state, ResourceKind kind) {
        return map(state, kind).keySet();
    }

    public static Stream<Resource> all(ProjectState state, ResourceKind kind) {
        return map(state, kind).values().stream().map(it -> it);
    }

    private static PMap<? extends ResourceId, ? extends Resource> map(ProjectState state, ResourceKind kind) {
        return switch (kind) {
            case NETWORK -> state.inventory().networks();
            case SUBNET -> state.inventory().subnets();
            case ROUTER -> state.inventory().routers();
            case IKE_POLICY -> state.vpn().ikePolicies();
            case IPSEC_POLICY -> state.vpn().ipsecPolicies();
            case ENDPOINT_GROUP -> state.vpn().endpointGroups();
            case VPN_SERVICE -> state.vpn().services();
            case SITE_CONNECTION -> state.vpn().connections();
        };
    }
}
