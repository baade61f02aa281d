package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ConnectionId;
import io.culvert.query.port.Projects;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The roots of the graph: what there is in the projects that the caller may read. */
@Controller
public final class InventoryController {
    private final Projects projects;

    public InventoryController(Projects projects) {
        this.projects = projects;
    }

    @QueryMapping
    List<ProjectNode> projects(@ContextValue(CallerInterceptor.CALLER) Caller caller) {
        return visible(caller)
                .map(each -> new ProjectNode(
                        each.projectId().value(),
                        each.state().version(),
                        each.state().intentVersion()))
                .toList();
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
    ConnectionNode connection(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Argument String id) {
        ConnectionId wanted;
        try {
            wanted = ConnectionId.of(id);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
        return visible(caller)
                .flatMap(each -> Stream.ofNullable(each.connection(wanted)))
                .findFirst()
                .orElse(null);
    }

    private <N extends Node> List<N> all(Caller caller, Wanted wanted, Function<Nodes, Stream<N>> nodes) {
        return visible(caller)
                .filter(each -> wanted.project() == null
                        || wanted.project().equals(each.projectId().value()))
                .flatMap(each -> wanted.of(nodes.apply(each)))
                .toList();
    }

    private Stream<Nodes> visible(Caller caller) {
        return projects.all().entrySet().stream()
                .filter(each -> caller.sees(each.getKey()))
                .map(each -> new Nodes(each.getKey(), each.getValue().state()))
                .sorted(Comparator.comparing(each -> each.projectId().value()));
    }
}
