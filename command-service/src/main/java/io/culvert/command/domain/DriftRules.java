package io.culvert.command.domain;

import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.report.DriftObserved;
import io.culvert.events.report.RepairObserved;
import io.culvert.events.resource.Drift;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import java.util.List;
import java.util.Optional;

/** What hosts found changed by hand, and repaired. Reports come at least once and late; a host's later drift has a later
 * time, so that time alone tells what is known already. */
final class DriftRules {
    private DriftRules() {}

    static List<VpnEvent> record(ProjectState state, RecordDrift command) {
        DriftObserved report = command.report();
        boolean known = last(state, report.routerId())
                .filter(last -> !last.seenAt().isBefore(report.observedAt()))
                .isPresent();
        return known || !isCarriedBy(state, report.routerId(), report.hostId(), report.epoch())
                ? List.of()
                : Facts.of(new DriftDetected(
                        report.routerId(), report.hostId(), report.epoch(), report.observedAt(), report.findings()));
    }

    static List<VpnEvent> repair(ProjectState state, RecordRepair command) {
        RepairObserved report = command.report();
        boolean open = last(state, report.routerId())
                .filter(last -> last.seenAt().equals(report.driftAt()))
                .filter(last -> last.repairedAt().isEmpty())
                .isPresent();
        return open && isCarriedBy(state, report.routerId(), report.hostId(), report.epoch())
                ? Facts.of(new DriftRepaired(
                        report.routerId(), report.hostId(), report.epoch(), report.driftAt(), report.observedAt()))
                : List.of();
    }

    private static Optional<Drift> last(ProjectState state, RouterId router) {
        return Optional.ofNullable(state.hosting().drifts().get(router));
    }

    private static boolean isCarriedBy(ProjectState state, RouterId router, HostId host, long epoch) {
        return Optional.ofNullable(state.hosting().bindings().get(router))
                .filter(binding -> HostingRules.acts(binding, host, epoch))
                .isPresent();
    }
}
