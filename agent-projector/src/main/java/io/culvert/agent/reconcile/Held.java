package io.culvert.agent.reconcile;

import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What charon and its folder were left holding, or were found holding: what differs was changed by somebody else.
 *
 * @param files the text of each connection's file, by its name
 * @param loaded the names of charon's connections
 * @param keys the ids of its shared keys
 */
record Held(Map<String, String> files, Set<String> loaded, Set<String> keys) {
    Held {
        files = Map.copyOf(files);
        loaded = Set.copyOf(loaded);
        keys = Set.copyOf(keys);
    }

    /** What was changed since it was left so. */
    List<DriftFinding> changedTo(Held found) {
        List<DriftFinding> all = new ArrayList<>();
        missing(loaded, found.loaded, DriftKind.CONNECTION_UNLOADED, "connection %s was unloaded", all);
        missing(found.loaded, loaded, DriftKind.CONNECTION_ADDED, "connection %s was loaded", all);
        missing(keys, found.keys, DriftKind.SHARED_KEY_UNLOADED, "shared key %s was unloaded", all);
        missing(found.keys, keys, DriftKind.SHARED_KEY_ADDED, "shared key %s was loaded", all);
        missing(files.keySet(), found.files.keySet(), DriftKind.FILE_CHANGED, "file of connection %s was removed", all);
        missing(found.files.keySet(), files.keySet(), DriftKind.FILE_CHANGED, "file of connection %s was added", all);
        files.forEach((name, text) -> {
            if (!found.files.getOrDefault(name, text).equals(text)) {
                all.add(new DriftFinding(DriftKind.FILE_CHANGED, "file of connection " + name + " was edited"));
            }
        });
        return all;
    }

    private static void missing(
            Set<String> before, Set<String> now, DriftKind kind, String text, List<DriftFinding> all) {
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(now);
        gone.forEach(name -> all.add(new DriftFinding(kind, text.formatted(name))));
    }
}
