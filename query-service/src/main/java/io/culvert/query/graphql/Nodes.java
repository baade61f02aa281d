package io.culvert.query.graphql;

import io.culvert.agent.desired.ByRouter;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project's resources as nodes of the graph: all that one query sees of a project is of one version. */
public final class Nodes {
    /** When a state is, or was. */
    enum Time {
        NOW,
        PAST
    }

    private final ProjectId projectId;
    private final ProjectState state;
    private final Time time;
    private @Nullable ByRouter byRouter;

    Nodes(ProjectId projectId, ProjectState state, Time time) {
        this.projectId = projectId;
        this.state = state;
        this.time = time;
    }

    ProjectId projectId() {
        return projectId;
    }

    ProjectState state() {
        return state;
    }

    Time time() {
        return time;
    }

    /** Found out when the first router is asked for its configuration, and once for all of them. */
    synchronized ByRouter byRouter() {
        ByRouter found = byRouter;
        if (found == null) {
            found = ByRouter.of(state);
            byRouter = found;
        }
        return found;
    }

    Stream<NetworkNode> networks() {
        return nodes(state.inventory().networks(), NetworkNode::new);
    }

    Stream<SubnetNode> subnets() {
        return nodes(state.inventory().subnets(), SubnetNode::new);
    }

    Stream<RouterNode> routers() {
        return nodes(state.inventory().routers(), RouterNode::new);
    }

    Stream<IkePolicyNode> ikePolicies() {
        return nodes(state.vpn().ikePolicies(), IkePolicyNode::new);
    }

    Stream<IpsecPolicyNode> ipsecPolicies() {
        return nodes(state.vpn().ipsecPolicies(), IpsecPolicyNode::new);
    }

    Stream<EndpointGroupNode> endpointGroups() {
        return nodes(state.vpn().endpointGroups(), EndpointGroupNode::new);
    }

    Stream<ServiceNode> services() {
        return nodes(state.vpn().services(), ServiceNode::new);
    }

    /** In no order. */
    Stream<ConnectionNode> connections() {
        return state.vpn().connections().values().stream().map(it -> new ConnectionNode(this, it));
    }

    /** Whatever has that id. */
    @Nullable
    Node any(UUID id) {
        return Stream.<Supplier<@Nullable Node>>of(
                        () -> connection(new ConnectionId(id)),
                        () -> service(new VpnServiceId(id)),
                        () -> ikePolicy(new IkePolicyId(id)),
                        () -> ipsecPolicy(new IpsecPolicyId(id)),
                        () -> endpointGroup(new EndpointGroupId(id)),
                        () -> router(new RouterId(id)),
                        () -> subnet(new SubnetId(id)),
                        () -> node(state.inventory().networks(), new NetworkId(id), NetworkNode::new))
                .flatMap(each -> Stream.ofNullable(each.get()))
                .findFirst()
                .orElse(null);
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
        return node(state.inventory().subnets(), id, SubnetNode::new);
    }

    @Nullable
    RouterNode router(RouterId id) {
        return node(state.inventory().routers(), id, RouterNode::new);
    }

    @Nullable
    ServiceNode service(VpnServiceId id) {
        return node(state.vpn().services(), id, ServiceNode::new);
    }

    @Nullable
    IkePolicyNode ikePolicy(IkePolicyId id) {
        return node(state.vpn().ikePolicies(), id, IkePolicyNode::new);
    }

    @Nullable
    IpsecPolicyNode ipsecPolicy(IpsecPolicyId id) {
        return node(state.vpn().ipsecPolicies(), id, IpsecPolicyNode::new);
    }

    @Nullable
    EndpointGroupNode endpointGroup(EndpointGroupId id) {
        return node(state.vpn().endpointGroups(), id, EndpointGroupNode::new);
    }

    @Nullable
    ConnectionNode connection(ConnectionId id) {
        return node(state.vpn().connections(), id, ConnectionNode::new);
    }

    private <K, R extends Resource, N> Stream<N> nodes(Map<K, R> all, BiFunction<Nodes, R, N> node) {
        return all.values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map(it -> node.apply(this, it));
    }

    private <K, R, N> @Nullable N node(Map<K, R> all, K id, BiFunction<Nodes, R, N> node) {
        R it = all.get(id);
        return it == null ? null : node.apply(this, it);
    }
}
