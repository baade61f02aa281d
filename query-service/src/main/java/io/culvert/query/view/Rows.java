package io.culvert.query.view;

import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.Inventory;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Statuses;
import io.culvert.events.state.VpnResources;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SubnetId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resources of a project as rows of the API's collections. */
public final class Rows {
    private Rows() {}

    public static Stream<Map<String, @Nullable Object>> of(Collection collection, ProjectId in, ProjectState state) {
        Inventory inventory = state.inventory();
        VpnResources vpn = state.vpn();
        return switch (collection) {
            case NETWORKS ->
                inventory.networks().values().stream()
                        .map(it -> Representation.of(in, it, subnetsOf(inventory, it.id())));
            case SUBNETS -> inventory.subnets().values().stream().map(it -> Representation.of(in, it));
            case ROUTERS -> inventory.routers().values().stream().map(it -> Representation.of(in, it));
            case IKE_POLICIES -> vpn.ikePolicies().values().stream().map(it -> Representation.of(in, it));
            case IPSEC_POLICIES -> vpn.ipsecPolicies().values().stream().map(it -> Representation.of(in, it));
            case ENDPOINT_GROUPS -> vpn.endpointGroups().values().stream().map(it -> Representation.of(in, it));
            case VPN_SERVICES ->
                vpn.services().values().stream().map(it -> Representation.of(in, it, Statuses.of(state, it.id())));
            case SITE_CONNECTIONS ->
                vpn.connections().values().stream().map(it -> Representation.of(in, it, Statuses.of(state, it.id())));
        };
    }

    /** The ports of the routers on their inner subnets. */
    public static Stream<Map<String, @Nullable Object>> ports(ProjectId in, ProjectState state) {
        return state.inventory().routers().values().stream()
                .flatMap(router -> router.interfaces().stream()
                        .flatMap(port -> subnet(state, port.fixedIp().subnetId())
                                .map(subnet -> Representation.of(in, router.id(), port, subnet.networkId()))));
    }

    private static Stream<Subnet> subnet(ProjectState state, SubnetId id) {
        return Stream.ofNullable(state.inventory().subnets().get(id));
    }

    private static List<SubnetId> subnetsOf(Inventory inventory, NetworkId network) {
        return inventory.subnets().values().stream()
                .filter(subnet -> subnet.networkId().equals(network))
                .map(Subnet::id)
                .sorted(Comparator.comparing(SubnetId::value))
                .toList();
    }
}
