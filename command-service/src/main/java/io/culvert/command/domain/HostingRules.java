package io.culvert.command.domain;

import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which host carries a router, and which of its reports are news. Nothing here is refused: reports come at least once,
 * late, and from hosts that have lost the router. */
final class HostingRules {
    private HostingRules() {}

    static List<VpnEvent> bind(ProjectState state, BindRouter command) {
        RouterId router = command.routerId();
        boolean needed = state.inventory().routers().containsKey(router)
                && VpnServiceRules.on(state, router).findAny().isPresent()
                && !state.hosting().bindings().containsKey(router);
        return needed ? Facts.of(bound(state, router, command.hostId())) : List.of();
    }

    static List<VpnEvent> move(ProjectState state, MoveRouter command) {
        RouterId router = command.routerId();
        Binding now = state.hosting().bindings().get(router);
        if (now == null || now.hostId().equals(command.hostId())) {
            return List.of();
        }
        return List.of(new RouterUnbound(router), bound(state, router, command.hostId()));
    }

    private static RouterBound bound(ProjectState state, RouterId router, HostId host) {
        long epoch = state.hosting().epochs().getOrDefault(router, 0L) + 1;
        return new RouterBound(new Binding(router, host, epoch));
    }

    static List<VpnEvent> record(ProjectState state, RecordStatus command) {
        ConnectionObserved report = command.report();
        Optional<ConnectionStatus> last =
                Optional.ofNullable(state.hosting().statuses().get(report.connectionId()));
        boolean heard = binding(state, report)
                .filter(binding -> binding.hostId().equals(report.hostId()) && binding.epoch() == report.epoch())
                .isPresent();
        return heard && isNews(state, last, report)
                ? Facts.of(new StatusReported(report.connectionId(), status(last, report)))
                : List.of();
    }

    private static Optional<Binding> binding(ProjectState state, ConnectionObserved report) {
        return Optional.ofNullable(state.vpn().connections().get(report.connectionId()))
                .map(SiteConnection::serviceId)
                .map(id -> state.vpn().services().get(id))
                .map(VpnService::routerId)
                .map(id -> state.hosting().bindings().get(id));
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
