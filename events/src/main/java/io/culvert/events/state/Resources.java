package io.culvert.events.state;

import io.culvert.events.resource.Resource;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Resources of any kind by their ids. */
public final class Resources {
    private Resources() {}

    public static Optional<Resource> find(ProjectState state, ResourceId id) {
        return Optional.ofNullable(map(state, ResourceKind.of(id)).get(id));
    }

    /** The same of resources that are no project's state; webhooks are not among them. */
    public static Optional<Resource> find(Inventory inventory, VpnResources vpn, ResourceId id) {
        return Optional.ofNullable(map(inventory, vpn, ResourceKind.of(id)).get(id));
    }

    /** How many of them there are. */
    public static int count(ProjectState state, ResourceKind kind) {
        return map(state, kind).size();
    }

    public static Collection<? extends ResourceId> ids(ProjectState state, ResourceKind kind) {
        return map(state, kind).keySet();
    }

    /** The same of resources that are no project's state. */
    public static Collection<? extends ResourceId> ids(Inventory inventory, VpnResources vpn, ResourceKind kind) {
        return map(inventory, vpn, kind).keySet();
    }

    public static Stream<Resource> all(ProjectState state, ResourceKind kind) {
        return map(state, kind).values().stream().map(it -> it);
    }

    private static PMap<? extends ResourceId, ? extends Resource> map(ProjectState state, ResourceKind kind) {
        return kind == ResourceKind.WEBHOOK ? state.webhooks() : map(state.inventory(), state.vpn(), kind);
    }

    private static PMap<? extends ResourceId, ? extends Resource> map(
            Inventory inventory, VpnResources vpn, ResourceKind kind) {
        return switch (kind) {
            case NETWORK -> inventory.networks();
            case SUBNET -> inventory.subnets();
            case ROUTER -> inventory.routers();
            case IKE_POLICY -> vpn.ikePolicies();
            case IPSEC_POLICY -> vpn.ipsecPolicies();
            case ENDPOINT_GROUP -> vpn.endpointGroups();
            case VPN_SERVICE -> vpn.services();
            case SITE_CONNECTION -> vpn.connections();
            case WEBHOOK -> HashTreePMap.empty();
        };
    }
}
