package io.culvert.agent.desired;

import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.Hosting;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A state of a project and its site connections by the router that they run on: looked for once, however many routers are
 * asked about afterwards. */
public record ByRouter(ProjectState state, Map<RouterId, List<SiteConnection>> connections) {
    public ByRouter {
        connections = Map.copyOf(connections);
    }

    public static ByRouter of(ProjectState state) {
        Map<RouterId, List<SiteConnection>> connections = new HashMap<>();
        for (SiteConnection each : state.vpn().connections().values()) {
            Touched.service(state, each)
                    .ifPresent(service -> connections
                            .computeIfAbsent(service.routerId(), any -> new ArrayList<>())
                            .add(each));
        }
        return new ByRouter(state, connections);
    }

    List<SiteConnection> on(RouterId router) {
        return connections.getOrDefault(router, List.of());
    }

    /** The same if its routers were on other hosts. */
    ByRouter with(Hosting other) {
        return new ByRouter(state.on(other), connections);
    }
}
