package io.culvert.events.state;

import io.culvert.events.event.Intent;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.StatusReported;
import io.culvert.events.resource.Binding;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.RouterId;

/** Folds events into what is known of hosts: bindings, epochs and reports. */
final class HostingFold {
    private HostingFold() {}

    static Hosting evolve(Hosting now, Intent event) {
        return switch (event) {
            case RouterBound(Binding binding) ->
                now.withBindings(now.bindings().plus(binding.routerId(), binding))
                        .withEpochs(now.epochs().plus(binding.routerId(), binding.epoch()));
            case RouterUnbound(RouterId id) -> now.withBindings(now.bindings().minus(id));
            case SiteConnectionDeleted(ConnectionId id) ->
                now.withStatuses(now.statuses().minus(id));
            default -> now;
        };
    }

    static Hosting record(Hosting now, StatusReported event) {
        return now.withStatuses(now.statuses().plus(event.connectionId(), event.seen()));
    }
}
