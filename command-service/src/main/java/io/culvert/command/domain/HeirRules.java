package io.culvert.command.domain;

import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.RouterId;
import java.util.List;
import java.util.Optional;

/**
 * The host that a router goes to next makes ready while the present one carries it on. Only what it tells of its readiness
 * counts, and only under the epoch of its preparation: the binding that it gets has a later one. Nothing here is refused,
 * since what is told comes at least once, and late.
 */
final class HeirRules {
    private HeirRules() {}

    static List<VpnEvent> name(ProjectState state, NameHeir command) {
        RouterId router = command.routerId();
        Binding now = state.hosting().bindings().get(router);
        boolean elsewhere = now != null && !now.hostId().equals(command.hostId());
        return elsewhere && !state.hosting().heirs().containsKey(router)
                ? Facts.of(new HeirNamed(new Heir(HostingRules.next(state, router, command.hostId()), command.why())))
                : List.of();
    }

    static List<VpnEvent> dismiss(ProjectState state, DismissHeir command) {
        return heir(state, command.routerId())
                .filter(heir -> heir.binding().epoch() == command.epoch())
                .map(heir -> Facts.of(new HeirDismissed(command.routerId(), command.why())))
                .orElse(List.of());
    }

    static List<VpnEvent> record(ProjectState state, RecordReadiness command) {
        ReadinessObserved report = command.report();
        return heir(state, report.routerId())
                .filter(heir -> HostingRules.acts(heir.binding(), report.hostId(), report.epoch()))
                .map(heir -> ready(state, heir, report))
                .orElse(List.of());
    }

    private static List<VpnEvent> ready(ProjectState state, Heir heir, ReadinessObserved report) {
        RouterId router = report.routerId();
        return report.obstacle()
                .map(obstacle -> Facts.of(
                        new HeirDismissed(router, "host " + report.hostId() + " is not ready: " + obstacle.text())))
                .orElseGet(() -> HostingRules.move(
                        state, new MoveRouter(router, report.hostId(), report.observedAt(), heir.why())));
    }

    static Optional<Heir> heir(ProjectState state, RouterId router) {
        return Optional.ofNullable(state.hosting().heirs().get(router));
    }
}
