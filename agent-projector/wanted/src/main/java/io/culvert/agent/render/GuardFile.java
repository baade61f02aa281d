package io.culvert.agent.render;

import io.culvert.agent.desired.TrafficPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nftables script that keeps tunnel traffic from being translated, and from leaving or entering in clear, and its TCP
 * segments as small as the tunnel takes. It tells what is in clear by the kernel's IPsec state, and by the interface that
 * charon makes where it carries ESP itself. */
public final class GuardFile {
    private GuardFile() {}

    /** A script that replaces the agent's tables in one transaction; no pairs means no tables. */
    public static String render(List<TrafficPair> pairs) {
        return Templates.nftables(
                "guard.nft", Map.of("families", List.of(family("ipv4_addr", 4, pairs), family("ipv6_addr", 6, pairs))));
    }

    /** A script that tells what the tables of these pairs hold, all of them or an error; empty if they take none. */
    public static Optional<String> list(List<TrafficPair> pairs) {
        String script = Stream.of(4, 6)
                .filter(version -> !GuardedPairs.of(version, pairs).isEmpty())
                .map(version -> "list table " + family(version) + " culvert\n")
                .collect(Collectors.joining());
        return Optional.of(script).filter(some -> !some.isEmpty());
    }

    /** A script that makes the tables of some pairs those of others, in one transaction; empty if it takes other rules, or
     * other tables, than there are. */
    public static Optional<String> change(List<TrafficPair> before, List<TrafficPair> after) {
        List<Map<String, Object>> changes = new ArrayList<>();
        for (int version : new int[] {4, 6}) {
            Map<String, Set<TrafficPair>> gone = sets(version, before);
            Map<String, Set<TrafficPair>> come = sets(version, after);
            if (!gone.keySet().equals(come.keySet()) || !areDisjoint(gone.values()) || !areDisjoint(come.values())) {
                return Optional.empty();
            }
            String family = family(version);
            gone.forEach((suffix, pairs) -> change("delete", family, suffix, pairs, come.getOrDefault(suffix, Set.of()))
                    .ifPresent(changes::add));
            come.forEach((suffix, pairs) -> change("add", family, suffix, pairs, gone.getOrDefault(suffix, Set.of()))
                    .ifPresent(changes::add));
        }
        return Optional.of(Templates.nftables("guard-change.nft", Map.of("changes", changes)));
    }

    private static String family(int version) {
        return version == 4 ? "ip" : "ip6";
    }

    /** What the tables have sets of, by what comes after "out" and "in" in their names. */
    private static Map<String, Set<TrafficPair>> sets(int version, List<TrafficPair> pairs) {
        Map<String, Set<TrafficPair>> sets = new HashMap<>();
        Set<TrafficPair> all = GuardedPairs.of(version, pairs);
        if (!all.isEmpty()) {
            sets.put("", all);
        }
        GuardedPairs.bySegment(version, pairs).forEach((size, some) -> sets.put("_" + size, some));
        return sets;
    }

    private static boolean areDisjoint(Collection<Set<TrafficPair>> sets) {
        return sets.stream().allMatch(pairs -> pairs.stream().allMatch(new DisjointPairs()::add));
    }

    private static Optional<Map<String, Object>> change(
            String verb, String family, String suffix, Set<TrafficPair> pairs, Set<TrafficPair> but) {
        Set<TrafficPair> changed = new HashSet<>(pairs);
        changed.removeAll(but);
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of(
                        "verb",
                        verb,
                        "family",
                        family,
                        "out",
                        "out" + suffix,
                        "in",
                        "in" + suffix,
                        "pairs",
                        GuardedPairs.texts(changed)));
    }

    private static Map<String, Object> family(String type, int version, List<TrafficPair> pairs) {
        Map<String, Object> family = parted(GuardedPairs.of(version, pairs));
        List<Map<String, Object>> clamps = new ArrayList<>();
        GuardedPairs.bySegment(version, pairs).forEach((size, some) -> {
            Map<String, Object> clamp = parted(some);
            clamp.put("segment", size);
            clamps.add(clamp);
        });
        family.put("name", family(version));
        family.put("type", type);
        family.put("clamps", clamps);
        return family;
    }

    /** A set of intervals takes none that overlap; those become rules of their own. */
    private static Map<String, Object> parted(Set<TrafficPair> pairs) {
        DisjointPairs set = new DisjointPairs();
        List<TrafficPair> apart = new ArrayList<>();
        List<TrafficPair> overlapping = new ArrayList<>();
        pairs.forEach(pair -> (set.add(pair) ? apart : overlapping).add(pair));
        Map<String, Object> parted = new HashMap<>();
        parted.put("pairs", GuardedPairs.texts(apart));
        parted.put("overlapping", GuardedPairs.texts(overlapping));
        return parted;
    }
}
