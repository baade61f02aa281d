package io.culvert.events.state;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.Drift;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.RouterId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Where the routers are carried, and what was seen there.
 *
 * @param bindings the present binding of each bound router
 * @param epochs the last epoch of each router that was ever bound, so that epochs never repeat
 * @param statuses the last report on each connection; absent until a host has spoken
 * @param drifts the last drift of each bound router, under its present binding
 */
public record Hosting(
        PMap<RouterId, Binding> bindings,
        PMap<RouterId, Long> epochs,
        PMap<ConnectionId, ConnectionStatus> statuses,
        PMap<RouterId, Drift> drifts) {
    static final Hosting EMPTY =
            new Hosting(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    Hosting withBindings(PMap<RouterId, Binding> map) {
        return new Hosting(map, epochs, statuses, drifts);
    }

    Hosting withEpochs(PMap<RouterId, Long> map) {
        return new Hosting(bindings, map, statuses, drifts);
    }

    Hosting withStatuses(PMap<ConnectionId, ConnectionStatus> map) {
        return new Hosting(bindings, epochs, map, drifts);
    }

    Hosting withDrifts(PMap<RouterId, Drift> map) {
        return new Hosting(bindings, epochs, statuses, map);
    }
}
