package io.culvert.query.view;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What hosts told of one connection's SAs, in one state of a project and in another.
 *
 * @param name as it is, or was if it is gone
 * @param before empty if there was no such connection
 * @param after the same afterwards
 */
public record TunnelDiff(ConnectionId id, String name, Optional<Seen> before, Optional<Seen> after) {
    /** @param last what a host told last; empty before any has spoken */
    public record Seen(Status status, Optional<ConnectionStatus> last) {
        private static Optional<Seen> of(ProjectState state, ConnectionId id) {
            return state.vpn().connections().containsKey(id)
                    ? Optional.of(new Seen(
                            Statuses.of(state, id),
                            Optional.ofNullable(state.hosting().statuses().get(id))))
                    : Optional.empty();
        }
    }

    /** By the connections' ids; nothing for what is the same. Either state may be the earlier one. */
    public static List<TunnelDiff> between(ProjectState from, ProjectState to) {
        return Stream.of(from, to)
                .flatMap(state -> state.vpn().connections().keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(ConnectionId::value))
                .map(id -> new TunnelDiff(id, name(from, to, id), Seen.of(from, id), Seen.of(to, id)))
                .filter(each -> !each.before().equals(each.after()))
                .toList();
    }

    private static String name(ProjectState from, ProjectState to, ConnectionId id) {
        @Nullable SiteConnection is = to.vpn().connections().get(id);
        @Nullable SiteConnection was = from.vpn().connections().get(id);
        return is != null ? is.name() : was == null ? "" : was.name();
    }
}
