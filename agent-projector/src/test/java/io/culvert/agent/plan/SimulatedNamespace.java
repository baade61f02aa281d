package io.culvert.agent.plan;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.vici.ChildSa;
import io.culvert.agent.vici.IkeSa;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A namespace that does what actions say, and refuses what a real one could not do. */
final class SimulatedNamespace {
    private boolean charon;
    private long nextId = 1;
    private Optional<List<TrafficPair>> guard = Optional.empty();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> loaded = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final List<IkeSa> sas = new ArrayList<>();
    final List<Action> done = new ArrayList<>();

    ActualNamespace seen() {
        return charon
                ? new ActualNamespace.Running(guard, files, loaded.keySet(), keys, sas, Set.of())
                : new ActualNamespace.Idle(guard, !files.isEmpty());
    }

    void carryOut(Action action) {
        done.add(action);
        switch (action) {
            case Action.StartCharon() -> charon = true;
            case Action.StopCharon() -> {
                dies();
                files.clear();
            }
            case Action.ApplyGuard(List<TrafficPair> pairs) -> guard = Optional.of(pairs);
            case Action.LoadKey load -> keys.add(load.id());
            case Action.UnloadSharedKey(String id) -> keys.remove(id);
            case Action.UnloadPrivateKey(String id) -> keys.remove(id);
            case Action.LoadConnection(String name, String file) -> {
                loaded.put(name, file);
                files.put(name, file);
            }
            case Action.UnloadConnection(String name) -> {
                loaded.remove(name);
                files.remove(name);
            }
            case Action.Initiate(String ike, String child, String file) -> up(ike, child, file);
            case Action.Settle() -> {}
            case Action.TerminateIke(long id, String name) -> sas.removeIf(sa -> sa.uniqueId() == id);
            case Action.TerminateChild(long id, String ike, String name) -> sas.replaceAll(sa -> without(sa, id));
        }
    }

    /** As after kill -9. */
    void dies() {
        charon = false;
        loaded.clear();
        keys.clear();
        sas.clear();
    }

    List<IkeSa> sas() {
        return List.copyOf(sas);
    }

    private void up(String ike, String child, String file) {
        if (!file.equals(loaded.get(ike)) || keys.isEmpty()) {
            throw new IllegalStateException("initiated " + child + " before its connection and key were loaded");
        }
        Optional<IkeSa> open = sas.stream().filter(sa -> sa.name().equals(ike)).findFirst();
        open.ifPresent(sas::remove);
        List<ChildSa> children = new ArrayList<>(open.map(IkeSa::children).orElse(List.of()));
        children.add(new ChildSa(child, nextId++, "INSTALLED", 0, 0, 0, 0));
        sas.add(new IkeSa(
                ike,
                open.map(IkeSa::uniqueId).orElseGet(() -> nextId++),
                "ESTABLISHED",
                "a",
                "b",
                true,
                true,
                children));
    }

    private static IkeSa without(IkeSa sa, long child) {
        return new IkeSa(
                sa.name(),
                sa.uniqueId(),
                sa.state(),
                sa.localHost(),
                sa.remoteHost(),
                sa.initiator(),
                sa.answered(),
                sa.children().stream().filter(each -> each.uniqueId() != child).toList());
    }
}
