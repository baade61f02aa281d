package io.culvert.query.view;

import io.culvert.events.api.Representation;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.Inventory;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Statuses;
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

    public static Map<String, @Nullable Object> of(ProjectId in, ProjectState state, Resource resource) {
        return switch (resource) {
            case Network it -> Representation.of(in, it, subnetsOf(state.inventory(), it.id()));
            case Subnet it -> Representation.of(in, it);
            case Router it -> Representation.of(in, it);
            case IkePolicy it -> Representation.of(in, it);
            case IpsecPolicy it -> Representation.of(in, it);
            case EndpointGroup it -> Representation.of(in, it);
            case VpnService it -> Representation.of(in, it, Statuses.of(state, it.id()));
            case Webhook it -> Representation.of(in, it);
            case SiteConnection it -> Representation.of(in, it, Statuses.of(state, it.id()));
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
