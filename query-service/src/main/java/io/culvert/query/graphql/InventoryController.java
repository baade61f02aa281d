package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ResourceKind;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The roots of the graph: what there is, or was, in the projects that the caller may read. */
@Controller
public final class InventoryController {
    private final Sight sight;

    public InventoryController(Projects projects, Past past) {
        this.sight = new Sight(projects, past);
    }

    @QueryMapping
    List<ProjectNode> projects(@ContextValue(CallerInterceptor.CALLER) Caller caller) {
        return sight.of(caller, null, null).map(ProjectNode::of).toList();
    }

    @QueryMapping
    @Nullable
    ProjectNode project(
            @ContextValue(CallerInterceptor.CALLER) Caller caller, @Argument String id, @Argument @Nullable AsOf asOf) {
        return sight.of(caller, id, asOf)
                .map(ProjectNode::of)
                .filter(each -> each.version() > 0)
                .findFirst()
                .orElse(null);
    }

    @QueryMapping
    List<NetworkNode> networks(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Wanted wanted) {
        return all(caller, wanted, Nodes::networks);
    }

    @QueryMapping
    List<SubnetNode> subnets(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Wanted wanted) {
        return all(caller, wanted, Nodes::subnets);
    }

    @QueryMapping
    List<RouterNode> routers(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Wanted wanted) {
        return all(caller, wanted, Nodes::routers);
    }

    @QueryMapping
    List<IkePolicyNode> ikePolicies(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Wanted wanted) {
        return all(caller, wanted, Nodes::ikePolicies);
    }

    @QueryMapping
    List<IpsecPolicyNode> ipsecPolicies(
            @ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Wanted wanted) {
        return all(caller, wanted, Nodes::ipsecPolicies);
    }

    @QueryMapping
    List<EndpointGroupNode> endpointGroups(
            @ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Wanted wanted) {
        return all(caller, wanted, Nodes::endpointGroups);
    }

    @QueryMapping
    List<ServiceNode> services(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Wanted wanted) {
        return all(caller, wanted, Nodes::services);
    }

    @QueryMapping
    List<ConnectionNode> connections(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Wanted wanted) {
        return all(caller, wanted, nodes -> nodes.connections(any -> true).stream());
    }

    @QueryMapping
    @Nullable
    ConnectionNode connection(
            @ContextValue(CallerInterceptor.CALLER) Caller caller, @Argument String id, @Argument @Nullable AsOf asOf) {
        return ConnectionNode.id(id)
                .flatMap(wanted -> sight.ofSubject(caller, ResourceKind.subject(wanted), asOf)
                        .flatMap(each -> Stream.ofNullable(each.connection(wanted)))
                        .findFirst())
                .orElse(null);
    }

    private <N extends Node> List<N> all(Caller caller, Wanted wanted, Function<Nodes, Stream<N>> nodes) {
        return sight.of(caller, wanted.project(), wanted.asOf())
                .flatMap(each -> wanted.of(nodes.apply(each)))
                .toList();
    }
}
