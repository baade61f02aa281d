package io.culvert.query.view;

import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The prefixes that a connection carries in effect, whether its service names a subnet or it names endpoint groups. */
public final class Selectors {
    private Selectors() {}

    public static List<Cidr> local(ProjectState state, SiteConnection connection) {
        Stream<SubnetId> subnets = connection
                .localGroupId()
                .map(id -> group(state, id, EndpointType.SUBNET).flatMap(it -> it.subnets().stream()))
                .orElseGet(() -> Optional.ofNullable(state.vpn().services().get(connection.serviceId())).stream()
                        .flatMap(service -> service.subnetId().stream()));
        return subnets.flatMap(
                        id -> Stream.ofNullable(state.inventory().subnets().get(id)))
                .map(Subnet::cidr)
                .toList();
    }

    public static List<Cidr> peer(ProjectState state, SiteConnection connection) {
        return connection
                .peerGroupId()
                .map(id -> group(state, id, EndpointType.CIDR)
                        .flatMap(it -> it.cidrs().stream())
                        .toList())
                .orElse(connection.peerCidrs());
    }

    private static Stream<EndpointGroup> group(ProjectState state, EndpointGroupId id, EndpointType type) {
        EndpointGroup group = state.vpn().endpointGroups().get(id);
        return group == null || group.type() != type ? Stream.empty() : Stream.of(group);
    }
}
