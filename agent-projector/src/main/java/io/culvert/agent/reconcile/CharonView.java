package io.culvert.agent.reconcile;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.Host;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.IkeSa;
import io.culvert.events.value.RouterId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one charon holds. It is asked about what may have changed alone, so that a change of one connection costs the same
 * beside a thousand others; {@link #lookAgain} is for what nobody tells. */
final class CharonView {
    private final Charon charon;
    private final Host host;
    private final RouterId router;

    private boolean allStale = true;
    private boolean sasStale = true;
    /** The connections of which the SAs may have changed. */
    private final Set<String> stale = new HashSet<>();

    private Map<String, String> files = new HashMap<>();
    private Set<String> loaded = new HashSet<>();
    private Set<String> keys = new HashSet<>();
    private Map<String, List<IkeSa>> sas = new HashMap<>();

    CharonView(Charon charon, Host host, RouterId router) {
        this.charon = charon;
        this.host = host;
        this.router = router;
    }

    Charon charon() {
        return charon;
    }

    /** Nothing is taken for known any more. */
    void lookAgain() {
        allStale = true;
        sasStale = true;
    }

    /** No SA is taken for known any more. */
    void lookAtSas() {
        sasStale = true;
    }

    /** The SAs of that connection are not taken for known any more. */
    void lookAtSas(String connection) {
        stale.add(connection);
    }

    ActualNamespace.Running seen(Optional<List<TrafficPair>> guard) {
        if (allStale) {
            files = new HashMap<>(host.connectionFiles(router));
            loaded = new HashSet<>(charon.connections());
            keys = new HashSet<>(charon.sharedKeys());
            keys.addAll(charon.privateKeys());
            allStale = false;
        }
        if (sasStale) {
            sas = charon.ikeSas().stream()
                    .collect(Collectors.groupingBy(IkeSa::name, HashMap::new, Collectors.toList()));
            sasStale = false;
        } else {
            stale.forEach(connection -> sas.put(connection, charon.ikeSas(connection)));
        }
        stale.clear();
        return new ActualNamespace.Running(
                guard,
                files,
                loaded,
                keys,
                sas.values().stream().flatMap(List::stream).toList());
    }

    /** Takes in what was done. */
    void did(Action action) {
        switch (action) {
            case Action.LoadKey key -> keys.add(key.id());
            case Action.UnloadSharedKey(String id) -> keys.remove(id);
            case Action.UnloadPrivateKey(String id) -> keys.remove(id);
            case Action.LoadConnection(String name, String file) -> {
                loaded.add(name);
                files.put(name, file);
            }
            case Action.UnloadConnection(String name) -> {
                loaded.remove(name);
                files.remove(name);
            }
            case Action.Initiate initiate -> stale.add(initiate.ike());
            case Action.TerminateIke(long id, String name) -> stale.add(name);
            case Action.TerminateChild(long id, String ike, String name) -> stale.add(ike);
            default -> {}
        }
    }
}
