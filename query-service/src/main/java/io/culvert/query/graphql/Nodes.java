package io.culvert.query.graphql;

import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project's resources as nodes of the graph: all that one query sees of a project is of one version. */
record Nodes(ProjectId projectId, ProjectState state) {
    Stream<NetworkNode> networks() {
        return state.inventory().networks().values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map((Network it) -> new NetworkNode(this, it));
    }

    Stream<SubnetNode> subnets() {
        return state.inventory().subnets().values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map((Subnet it) -> new SubnetNode(this, it));
    }

    Stream<RouterNode> routers() {
        return state.inventory().routers().values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map((Router it) -> new RouterNode(this, it));
    }

    Stream<IkePolicyNode> ikePolicies() {
        return state.vpn().ikePolicies().values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map((IkePolicy it) -> new IkePolicyNode(this, it));
    }

    Stream<IpsecPolicyNode> ipsecPolicies() {
        return state.vpn().ipsecPolicies().values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map((IpsecPolicy it) -> new IpsecPolicyNode(this, it));
    }

    Stream<EndpointGroupNode> endpointGroups() {
        return state.vpn().endpointGroups().values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map((EndpointGroup it) -> new EndpointGroupNode(this, it));
    }

    Stream<ServiceNode> services() {
        return state.vpn().services().values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map((VpnService it) -> new ServiceNode(this, it));
    }

    List<ConnectionNode> connections(Predicate<SiteConnection> wanted) {
        return state.vpn().connections().values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map(it -> new ConnectionNode(this, it))
                .toList();
    }

    @Nullable
    SubnetNode subnet(SubnetId id) {
        Subnet it = state.inventory().subnets().get(id);
        return it == null ? null : new SubnetNode(this, it);
    }

    @Nullable
    RouterNode router(RouterId id) {
        Router it = state.inventory().routers().get(id);
        return it == null ? null : new RouterNode(this, it);
    }

    @Nullable
    ServiceNode service(VpnServiceId id) {
        VpnService it = state.vpn().services().get(id);
        return it == null ? null : new ServiceNode(this, it);
    }

    @Nullable
    IkePolicyNode ikePolicy(IkePolicyId id) {
        IkePolicy it = state.vpn().ikePolicies().get(id);
        return it == null ? null : new IkePolicyNode(this, it);
    }

    @Nullable
    IpsecPolicyNode ipsecPolicy(IpsecPolicyId id) {
        IpsecPolicy it = state.vpn().ipsecPolicies().get(id);
        return it == null ? null : new IpsecPolicyNode(this, it);
    }

    @Nullable
    ConnectionNode connection(ConnectionId id) {
        SiteConnection it = state.vpn().connections().get(id);
        return it == null ? null : new ConnectionNode(this, it);
    }
}
