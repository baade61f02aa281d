package io.culvert.command.domain;

import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which host carries a router, and which of its reports are news. Nothing here is refused: reports come at least once,
 * late, and from hosts that have lost the router. */
final class HostingRules {
    private HostingRules() {}

    static List<VpnEvent> bind(ProjectState state, BindRouter command) {
        RouterId router = command.routerId();
        boolean needed = state.inventory().routers().containsKey(router)
                && VpnServiceRules.on(state, router).findAny().isPresent()
                && !state.hosting().bindings().containsKey(router);
        return needed ? Facts.of(new RouterBound(next(state, router, command.hostId()))) : List.of();
    }

    static List<VpnEvent> move(ProjectState state, MoveRouter command) {
        RouterId router = command.routerId();
        Binding now = state.hosting().bindings().get(router);
        if (now == null || now.hostId().equals(command.hostId())) {
            return List.of();
        }
        List<VpnEvent> events = down(state, now, command.at(), command.why(), Decider.MOST_EVENTS - 2);
        events.add(new RouterUnbound(router));
        events.add(new RouterBound(next(state, router, command.hostId())));
        return List.copyOf(events);
    }

    static List<VpnEvent> miss(ProjectState state, MissHost command) {
        Binding now = state.hosting().bindings().get(command.routerId());
        return now == null || !now.hostId().equals(command.hostId())
                ? List.of()
                : List.copyOf(down(
                        state, now, command.at(), "host " + now.hostId() + " is not heard of", Decider.MOST_EVENTS));
    }

    /** What the host told last of its connections counts no more, where it was good news.
     * @param most what the commit has room for: a router that has more tunnels must not stay for that */
    private static List<VpnEvent> down(ProjectState state, Binding binding, Instant at, String why, int most) {
        StatusReason reason = new StatusReason(ReasonCode.HOST_DOWN, why);
        return VpnServiceRules.on(state, binding.routerId())
                .flatMap(service -> state.vpn().connectionsOf(service))
                .flatMap(connection -> Stream.ofNullable(
                                state.hosting().statuses().get(connection.id()))
                        .filter(last -> last.status() == Status.ACTIVE)
                        .map(last -> new StatusReported(connection.id(), down(last, reason, at))))
                .limit(most)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static ConnectionStatus down(ConnectionStatus last, StatusReason reason, Instant at) {
        return new ConnectionStatus(last.hostId(), last.epoch(), last.appliedVersion(), Status.DOWN, reason, at);
    }

    /** Later than whatever any host had of the router. */
    static Binding next(ProjectState state, RouterId router, HostId host) {
        return new Binding(router, host, state.hosting().epochs().getOrDefault(router, 0L) + 1);
    }

    static List<VpnEvent> record(ProjectState state, RecordStatus command) {
        ConnectionObserved report = command.report();
        Optional<ConnectionStatus> last =
                Optional.ofNullable(state.hosting().statuses().get(report.connectionId()));
        boolean heard = router(state, report.connectionId())
                .map(id -> state.hosting().bindings().get(id))
                .filter(binding -> acts(binding, report.hostId(), report.epoch()))
                .isPresent();
        return heard && !isOvertaken(last, report) && isNews(state, last, report)
                ? Facts.of(new StatusReported(report.connectionId(), status(last, report)))
                : List.of();
    }

    /** For whoever carries the connection, and for who makes ready to carry it next. A version that the connection has no more
     * is the vault's to know. */
    static List<VpnEvent> release(ProjectState state, ReleaseSecret command) {
        boolean carried = owner(state, command.psk().secretId())
                .filter(connection ->
                        command.psk().version() <= connection.psk().version())
                .flatMap(connection -> router(state, connection.id()))
                .filter(router ->
                        entitled(state, router).anyMatch(binding -> acts(binding, command.hostId(), command.epoch())))
                .isPresent();
        if (!carried) {
            throw new RefusedException(Refusals.notCarriedBy(command.hostId()));
        }
        return List.of();
    }

    /** A secret has the id of its connection; one of an early Culvert may have another. */
    private static Optional<SiteConnection> owner(ProjectState state, UUID secret) {
        var connections = state.vpn().connections();
        return Optional.ofNullable(connections.get(new ConnectionId(secret)))
                .or(() -> connections.values().stream()
                        .filter(connection -> connection.psk().secretId().equals(secret))
                        .findFirst());
    }

    private static Stream<Binding> entitled(ProjectState state, RouterId router) {
        return Stream.concat(
                Stream.ofNullable(state.hosting().bindings().get(router)),
                HeirRules.heir(state, router).map(Heir::binding).stream());
    }

    static boolean acts(Binding binding, HostId host, long epoch) {
        return binding.hostId().equals(host) && binding.epoch() == epoch;
    }

    private static Optional<RouterId> router(ProjectState state, ConnectionId connection) {
        return Optional.ofNullable(state.vpn().connections().get(connection))
                .map(SiteConnection::serviceId)
                .map(id -> state.vpn().services().get(id))
                .map(VpnService::routerId);
    }

    /** Told before what is known now, under the same binding: on its way for long, or sent again by somebody. */
    private static boolean isOvertaken(Optional<ConnectionStatus> last, ConnectionObserved report) {
        return last.filter(known -> known.epoch() == report.epoch())
                .filter(known -> report.observedAt().isBefore(known.since()))
                .isPresent();
    }

    /** A report without a new status is news once more after a change: it says that the change is applied. */
    private static boolean isNews(ProjectState state, Optional<ConnectionStatus> last, ConnectionObserved report) {
        SiteConnection connection = state.vpn().connections().get(report.connectionId());
        long revision = connection == null ? 0 : Revisions.ofTunnel(state, connection);
        return last.map(known -> known.status() != report.status()
                        || !known.reason().equals(report.reason())
                        || known.epoch() != report.epoch()
                        || (known.appliedVersion() < revision && revision <= report.appliedVersion()))
                .orElse(true);
    }

    private static ConnectionStatus status(Optional<ConnectionStatus> last, ConnectionObserved report) {
        Instant since = last.filter(known -> known.status() == report.status())
                .map(ConnectionStatus::since)
                .orElse(report.observedAt());
        return new ConnectionStatus(
                report.hostId(), report.epoch(), report.appliedVersion(), report.status(), report.reason(), since);
    }
}
