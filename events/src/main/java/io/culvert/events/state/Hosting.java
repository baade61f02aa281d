package io.culvert.events.state;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.Drift;
import io.culvert.events.resource.Heir;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.RouterId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Where the routers are carried, and what was seen there.
 *
 * @param bindings the present binding of each bound router
 * @param heirs the host that makes ready to carry a bound router next, for each that has one
 * @param epochs the last epoch of each router, of a binding or of a preparation, so that epochs never repeat
 * @param statuses the last report on each connection; absent until a host has spoken
 * @param drifts the last drift of each bound router, under its present binding
 */
public record Hosting(
        PMap<RouterId, Binding> bindings,
        PMap<RouterId, Heir> heirs,
        PMap<RouterId, Long> epochs,
        PMap<ConnectionId, ConnectionStatus> statuses,
        PMap<RouterId, Drift> drifts) {
    static final Hosting EMPTY = new Hosting(
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty());

    /** The hosting of these routers, of which nothing else is known. */
    public static Hosting of(PMap<RouterId, Binding> bindings) {
        return EMPTY.withBindings(bindings);
    }

    Hosting withBindings(PMap<RouterId, Binding> map) {
        return new Hosting(map, heirs, epochs, statuses, drifts);
    }

    Hosting withHeirs(PMap<RouterId, Heir> map) {
        return new Hosting(bindings, map, epochs, statuses, drifts);
    }

    Hosting withEpochs(PMap<RouterId, Long> map) {
        return new Hosting(bindings, heirs, map, statuses, drifts);
    }

    Hosting withStatuses(PMap<ConnectionId, ConnectionStatus> map) {
        return new Hosting(bindings, heirs, epochs, map, drifts);
    }

    Hosting withDrifts(PMap<RouterId, Drift> map) {
        return new Hosting(bindings, heirs, epochs, statuses, map);
    }
}
