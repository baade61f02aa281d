package io.culvert.agent.desired;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one project wants of a host, for each router that is bound to it, or that it is to carry next. It is made from what was
 * wanted before, so that a change costs what it changed, whatever else there is. */
public final class DesiredNamespaces {
    /** Of a project of which nothing is known. */
    public static final DesiredNamespaces NONE = new DesiredNamespaces(Map.of(), Map.of());

    private final Map<RouterId, Assignment> assignments;
    private final Map<ConnectionId, Known> known;

    private DesiredNamespaces(Map<RouterId, Assignment> assignments, Map<ConnectionId, Known> known) {
        this.assignments = Map.copyOf(assignments);
        this.known = known;
    }

    public Map<RouterId, Assignment> assignments() {
        return assignments;
    }

    /** The same for another state of that project. */
    public DesiredNamespaces next(ProjectId project, ProjectState state, HostId host) {
        return next(project, ByRouter.of(state), host);
    }

    DesiredNamespaces next(ProjectId project, ByRouter all, HostId host) {
        Map<RouterId, Assignment> next = new HashMap<>();
        Map<ConnectionId, Known> nextKnown = new HashMap<>();
        all.state().hosting().bindings().values().stream()
                .filter(binding -> binding.hostId().equals(host))
                .forEach(binding -> next.put(binding.routerId(), assignment(project, all, binding, nextKnown)));
        all.state().hosting().heirs().values().stream()
                .map(Heir::binding)
                .filter(heir -> heir.hostId().equals(host))
                .forEach(heir -> next.put(
                        heir.routerId(),
                        assignment(project, all, heir, nextKnown).prepared()));
        return new DesiredNamespaces(next, nextKnown);
    }

    private Assignment assignment(
            ProjectId project, ByRouter all, Binding binding, Map<ConnectionId, Known> nextKnown) {
        ProjectState state = all.state();
        Map<ConnectionId, Long> revisions = new HashMap<>();
        Map<ConnectionId, Verdict> notCarried = new HashMap<>();
        List<Tunnel> tunnels = new ArrayList<>();
        for (SiteConnection connection : all.on(binding.routerId())) {
            VpnService service = Touched.service(state, connection).orElseThrow();
            revisions.put(connection.id(), Revisions.ofTunnel(state, connection));
            Known found = Known.of(Ingredients.of(state, service, connection), known.get(connection.id()));
            nextKnown.put(connection.id(), found);
            switch (found.lookup()) {
                case Tunnel tunnel -> tunnels.add(tunnel);
                case Lookup.NoTunnel(Verdict verdict) -> notCarried.put(connection.id(), verdict);
            }
        }
        DesiredNamespace namespace = new DesiredNamespace(
                binding.routerId(),
                project,
                binding.epoch(),
                state.intentVersion(),
                IkeMerge.merged(tunnels),
                pairs(tunnels));
        return new Assignment(namespace, revisions, notCarried, told(all, binding));
    }

    private static List<TrafficPair> pairs(List<Tunnel> tunnels) {
        Map<String, TrafficPair> pairs = new TreeMap<>();
        tunnels.forEach(
                tunnel -> tunnel.pairs().forEach((text, pair) -> pairs.merge(text, pair, TrafficPair::narrowed)));
        return List.copyOf(pairs.values());
    }

    private static Map<ConnectionId, ConnectionStatus> told(ByRouter all, Binding binding) {
        Map<ConnectionId, ConnectionStatus> told = new HashMap<>();
        for (SiteConnection each : all.on(binding.routerId())) {
            ConnectionStatus status = all.state().hosting().statuses().get(each.id());
            if (status != null
                    && status.epoch() == binding.epoch()
                    && status.hostId().equals(binding.hostId())) {
                told.put(each.id(), status);
            }
        }
        return told;
    }
}
