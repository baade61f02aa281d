package io.culvert.agent.desired;

import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What hosts will do to their tunnels when a project changes from one state to another, or did while it went from state to
 * state: what one step has looked up the next one knows. Not for many threads. */
public final class HostActions {
    /** What is done to a tunnel. */
    public enum Kind {
        /** Loaded into charon, and initiated unless the peer is to begin. */
        LOAD,
        /** The new SAs are there before the old ones go: no packet is lost. */
        REPLACE,
        /** What charon or the packet filter has of it is loaded anew; its SAs, which negotiated the same, stay. */
        RELOAD,
        /** Its SAs are terminated and its policies removed. */
        UNLOAD
    }

    /** @param hostId empty if the router is on no host yet */
    public record HostAction(Kind kind, ConnectionId connectionId, RouterId routerId, Optional<HostId> hostId) {}

    private final Map<ConnectionId, Known> known = new HashMap<>();

    /** By connection; one whose router goes to another host is unloaded and loaded. */
    public static List<HostAction> between(ProjectState before, ProjectState after) {
        return new HostActions().step(before, after);
    }

    /** The same for one step of several. */
    public List<HostAction> step(ProjectState before, ProjectState after) {
        Touched touched = Touched.between(before, after);
        Map<ConnectionId, Carried> old = Carried.around(touched, before, after, before, known);
        Map<ConnectionId, Carried> fresh = Carried.around(touched, before, after, after, known);
        Map<ConnectionId, List<HostAction>> actions = new TreeMap<>(Comparator.comparing(ConnectionId::value));
        old.forEach((id, tunnel) -> actions.put(id, actions(id, tunnel, Optional.ofNullable(fresh.get(id)))));
        fresh.forEach((id, tunnel) -> actions.computeIfAbsent(id, it -> List.of(tunnel.action(Kind.LOAD, it))));
        return actions.values().stream().flatMap(List::stream).toList();
    }

    private static List<HostAction> actions(ConnectionId id, Carried old, Optional<Carried> fresh) {
        List<HostAction> actions = new ArrayList<>();
        if (fresh.isEmpty()) {
            actions.add(old.action(Kind.UNLOAD, id));
        } else if (!fresh.get().isWhere(old)) {
            // A host that is none does nothing.
            Stream.of(old.action(Kind.UNLOAD, id), fresh.get().action(Kind.LOAD, id))
                    .filter(action -> action.hostId().isPresent())
                    .forEach(actions::add);
        } else if (!fresh.get().isNegotiatedLike(old)) {
            actions.add(fresh.get().action(Kind.REPLACE, id));
        } else if (!fresh.get().equals(old)) {
            actions.add(fresh.get().action(Kind.RELOAD, id));
        }
        return actions;
    }

    /** The connections that are to be up, and are others than before, but that no host can carry as they are. */
    public static List<ConnectionId> unfit(ProjectState before, ProjectState after) {
        return Touched.between(before, after).connections().stream()
                .filter(id -> Optional.ofNullable(after.vpn().connections().get(id))
                        .filter(connection -> isWanted(after, connection) && !isCarried(after, connection))
                        .isPresent())
                .toList();
    }

    private static boolean isCarried(ProjectState state, SiteConnection connection) {
        return Touched.service(state, connection)
                .filter(service -> Ingredients.of(state, service, connection).tunnel() instanceof Tunnel)
                .isPresent();
    }

    /** False if it is down by order of its owner. */
    public static boolean isWanted(ProjectState state, SiteConnection connection) {
        return connection.adminStateUp()
                && Touched.service(state, connection)
                        .filter(VpnService::adminStateUp)
                        .isPresent();
    }

    /** How many tunnels are wanted. */
    public static long count(ProjectState state) {
        return state.vpn().connections().values().stream()
                .filter(connection -> isWanted(state, connection))
                .count();
    }
}
