package io.culvert.events.state;

import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.Intent;
import io.culvert.events.event.Observation;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Drift;
import io.culvert.events.resource.Heir;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.RouterId;
import java.util.Optional;

/** Folds events into what is known of hosts: bindings, epochs and reports. */
final class HostingFold {
    private HostingFold() {}

    static Hosting evolve(Hosting now, Intent event) {
        return switch (event) {
            case RouterBound(Binding binding) ->
                now.withBindings(now.bindings().plus(binding.routerId(), binding))
                        .withHeirs(now.heirs().minus(binding.routerId()))
                        .withEpochs(now.epochs().plus(binding.routerId(), binding.epoch()))
                        .withDrifts(now.drifts().minus(binding.routerId()));
            // Whoever makes ready goes on with that: its binding may be the next event.
            case RouterUnbound(RouterId id) ->
                now.withBindings(now.bindings().minus(id))
                        .withDrifts(now.drifts().minus(id));
            case HeirNamed(Heir heir) ->
                now.withHeirs(now.heirs().plus(heir.binding().routerId(), heir))
                        .withEpochs(now.epochs()
                                .plus(heir.binding().routerId(), heir.binding().epoch()));
            case HeirDismissed(RouterId id, var _) -> now.withHeirs(now.heirs().minus(id));
            case SiteConnectionDeleted(ConnectionId id) ->
                now.withStatuses(now.statuses().minus(id));
            default -> now;
        };
    }

    static Hosting record(Hosting now, Observation event) {
        return switch (event) {
            case StatusReported report -> now.withStatuses(now.statuses().plus(report.connectionId(), report.seen()));
            case DriftDetected drift ->
                now.withDrifts(now.drifts()
                        .plus(drift.routerId(), new Drift(drift.seenAt(), drift.findings(), Optional.empty())));
            case DriftRepaired repair -> repaired(now, repair);
            case SecretShredded _ -> now;
            case WebhookDisabled _ -> now;
        };
    }

    private static Hosting repaired(Hosting now, DriftRepaired repair) {
        Drift drift = now.drifts().get(repair.routerId());
        return drift == null
                ? now
                : now.withDrifts(now.drifts().plus(repair.routerId(), drift.repaired(repair.repairedAt())));
    }
}
