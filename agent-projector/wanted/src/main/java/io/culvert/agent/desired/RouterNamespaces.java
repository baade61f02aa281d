package io.culvert.agent.desired;

import io.culvert.events.resource.Binding;
import io.culvert.events.state.Hosting;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;

/** What the namespaces of routers are to hold, whichever host carries them, be it none. What only a host knows is left
 * open: a peer with a host name goes by that name, and charon is taken to have every algorithm. */
public final class RouterNamespaces {
    private static final HostId WHICHEVER = new HostId("whichever");

    public static final RouterNamespaces NONE = new RouterNamespaces(DesiredNamespaces.NONE);

    private final DesiredNamespaces wanted;

    private RouterNamespaces(DesiredNamespaces wanted) {
        this.wanted = wanted;
    }

    /** Those of these routers. What is the same as before is not worked out again. */
    public RouterNamespaces next(ProjectId project, ProjectState state, Collection<RouterId> routers) {
        return next(project, ByRouter.of(state), routers);
    }

    public RouterNamespaces next(ProjectId project, ByRouter state, Collection<RouterId> routers) {
        return new RouterNamespaces(wanted.next(project, state.with(carrying(routers)), WHICHEVER));
    }

    /** In no order; none for a router that nothing is wanted of. */
    public List<DesiredIke> ikes(RouterId router) {
        return namespace(router).map(DesiredNamespace::ikes).orElse(List.of());
    }

    public List<TrafficPair> pairs(RouterId router) {
        return namespace(router).map(DesiredNamespace::pairs).orElse(List.of());
    }

    private Optional<DesiredNamespace> namespace(RouterId router) {
        return Optional.ofNullable(wanted.assignments().get(router)).map(Assignment::namespace);
    }

    /** One host carries these routers and no others. */
    private static Hosting carrying(Collection<RouterId> routers) {
        return Hosting.of(HashTreePMap.from(routers.stream()
                .collect(Collectors.toMap(
                        Function.identity(), router -> new Binding(router, WHICHEVER, 1), (one, same) -> one))));
    }
}
