package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ResourceId;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.view.BadQueryException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The lists of the graph page by page, and whatever has an id by that. */
@Controller
public final class PagesController {
    /** The arguments of a page; null for no wish. */
    record Asked(
            @Nullable String project,
            @Nullable String name,
            @Nullable String status,
            int first,
            @Nullable String after,
            Slice.Order orderBy,
            Slice.Direction direction,
            @Nullable AsOf asOf) {
        boolean isWanted(Node node, String itsStatus) {
            return (name == null || name.equals(node.name())) && (status == null || status.equals(itsStatus));
        }

        /** @throws BadQueryException that names argument and value */
        Slice slice() {
            return Slice.of(first, after, orderBy, direction);
        }
    }

    private final Sight sight;

    public PagesController(Projects projects, Past past) {
        this.sight = new Sight(projects, past);
    }

    @QueryMapping
    @Nullable
    Node node(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Argument String id) {
        UUID wanted;
        try {
            wanted = ResourceId.parse(id);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
        return sight.of(caller, null, null)
                .map(nodes -> nodes.any(wanted))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @QueryMapping
    PageOf<NetworkNode> networkPage(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Asked asked) {
        return page(caller, asked, Nodes::networks, node -> "");
    }

    @QueryMapping
    PageOf<SubnetNode> subnetPage(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Asked asked) {
        return page(caller, asked, Nodes::subnets, node -> "");
    }

    @QueryMapping
    PageOf<RouterNode> routerPage(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Asked asked) {
        return page(caller, asked, Nodes::routers, node -> "");
    }

    @QueryMapping
    PageOf<IkePolicyNode> ikePolicyPage(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Asked asked) {
        return page(caller, asked, Nodes::ikePolicies, node -> "");
    }

    @QueryMapping
    PageOf<IpsecPolicyNode> ipsecPolicyPage(
            @ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Asked asked) {
        return page(caller, asked, Nodes::ipsecPolicies, node -> "");
    }

    @QueryMapping
    PageOf<EndpointGroupNode> endpointGroupPage(
            @ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Asked asked) {
        return page(caller, asked, Nodes::endpointGroups, node -> "");
    }

    @QueryMapping
    PageOf<ServiceNode> servicePage(@ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Asked asked) {
        return page(caller, asked, Nodes::services, asked.status() == null ? node -> "" : ServiceNode::status);
    }

    @QueryMapping
    PageOf<ConnectionNode> connectionPage(
            @ContextValue(CallerInterceptor.CALLER) Caller caller, @Arguments Asked asked) {
        return page(caller, asked, Nodes::connections, ConnectionNode::status);
    }

    private <N extends Node> PageOf<N> page(
            Caller caller, Asked asked, Function<Nodes, Stream<N>> nodes, Function<N, String> status) {
        Slice slice = asked.slice();
        return PageOf.of(
                sight.of(caller, asked.project(), asked.asOf())
                        .flatMap(nodes)
                        .filter(node -> asked.isWanted(node, status.apply(node))),
                slice);
    }
}
