package io.culvert.acceptance.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What holds between the writes, the events, and what readers are shown once all is quiet. */
final class ReadLaws {
    private ReadLaws() {}

    /** @param shown of one project */
    static List<String> faults(String project, List<Write> writes, List<Delivery> deliveries, List<Shown> shown) {
        List<String> faults = new ArrayList<>();
        onceEach(project, shown, faults);
        asWritten(project, writes, shown, faults);
        asTold(project, deliveries, shown, faults);
        return faults;
    }

    private static void onceEach(String project, List<Shown> shown, List<String> faults) {
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Shown each : shown) {
            if (!ids.add(each.id()) || !names.add(each.name())) {
                faults.add(project + " shows twice " + each);
            }
        }
    }

    private static void asWritten(String project, List<Write> writes, List<Shown> shown, List<String> faults) {
        Map<String, Shown> unexplained =
                shown.stream().collect(Collectors.toMap(Shown::name, each -> each, (one, other) -> one, HashMap::new));
        Map<String, List<Write>> byNetwork = writes.stream()
                .filter(write -> write.project().equals(project))
                .collect(Collectors.groupingBy(Write::network, LinkedHashMap::new, Collectors.toList()));
        Map<String, String> names = shown.stream().collect(Collectors.toMap(Shown::id, Shown::name, (a, b) -> a));
        byNetwork.forEach((network, own) -> {
            Optional<String> id =
                    own.stream().flatMap(write -> write.id().stream()).findFirst();
            // The id of a create that nobody answered is not known: then nothing else was done to it either.
            Optional<String> name = id.isPresent()
                    ? Optional.ofNullable(names.get(id.get()))
                    : Optional.ofNullable(unexplained.get(network)).map(Shown::name);
            Set<Optional<String>> possible = possibleNames(own);
            if (!possible.contains(name)) {
                faults.add(project + " shows network " + network + " as " + name + ", not as any of " + possible
                        + ", after " + own);
            }
            name.ifPresent(unexplained::remove);
        });
        unexplained.values().forEach(each -> faults.add(project + " shows what nobody asked for: " + each));
    }

    /** What may be its name after these writes; empty if it may be gone. */
    static Set<Optional<String>> possibleNames(List<Write> writes) {
        Set<Optional<String>> possible = new HashSet<>(Set.of(Optional.empty()));
        for (Write write : writes) {
            Optional<String> after = Optional.of(write.name()).filter(name -> !name.isEmpty());
            switch (write.outcome()) {
                case ACKNOWLEDGED -> possible = new HashSet<>(Set.of(after));
                case UNKNOWN -> possible.add(after);
                case REFUSED -> {}
            }
        }
        return possible;
    }

    private static void asTold(String project, List<Delivery> deliveries, List<Shown> shown, List<String> faults) {
        Map<String, String> told = new HashMap<>();
        long version = 0;
        for (Delivery each : deliveries) {
            if (each.project().equals(project) && each.version() > version) {
                version = each.version();
                if (each.name().isEmpty()) {
                    told.remove(each.networkId());
                } else {
                    told.put(each.networkId(), each.name());
                }
            }
        }
        Map<String, String> seen = shown.stream().collect(Collectors.toMap(Shown::id, Shown::name, (a, b) -> a));
        if (!told.equals(seen)) {
            Set<String> differing = new TreeSet<>(told.keySet());
            differing.addAll(seen.keySet());
            differing.removeIf(id -> Optional.ofNullable(told.get(id)).equals(Optional.ofNullable(seen.get(id))));
            faults.add(project + " shows at version " + version + " other networks than its events tell: "
                    + differing.stream()
                            .map(id -> id + " shown as " + seen.get(id) + ", told as " + told.get(id))
                            .collect(Collectors.joining("; ")));
        }
    }
}
