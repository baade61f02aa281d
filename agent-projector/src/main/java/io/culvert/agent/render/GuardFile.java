package io.culvert.agent.render;

import io.culvert.agent.desired.TrafficPair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The nftables script that keeps tunnel traffic from being translated, and from leaving or entering in clear. It tells
 * the two apart by the kernel's IPsec state, and by the interface that charon makes where it carries ESP itself. */
public final class GuardFile {
    private GuardFile() {}

    /** A script that replaces the agent's tables in one transaction; no pairs means no tables. */
    public static String render(List<TrafficPair> pairs) {
        return Templates.nftables(
                "guard.nft",
                Map.of("families", List.of(family("ip", "ipv4_addr", 4, pairs), family("ip6", "ipv6_addr", 6, pairs))));
    }

    /** A script that makes the tables of some pairs those of others, in one transaction; empty if it takes other rules, or
     * other tables, than there are. */
    public static Optional<String> change(List<TrafficPair> before, List<TrafficPair> after) {
        List<Map<String, Object>> changes = new ArrayList<>();
        for (int version : new int[] {4, 6}) {
            Set<TrafficPair> gone = GuardedPairs.of(version, before);
            Set<TrafficPair> come = GuardedPairs.of(version, after);
            if (gone.isEmpty() != come.isEmpty() || !areDisjoint(gone) || !areDisjoint(come)) {
                return Optional.empty();
            }
            Set<TrafficPair> stay = new HashSet<>(gone);
            stay.retainAll(come);
            gone.removeAll(stay);
            come.removeAll(stay);
            String family = version == 4 ? "ip" : "ip6";
            Stream.of(change("delete", family, gone), change("add", family, come))
                    .flatMap(Optional::stream)
                    .forEach(changes::add);
        }
        return Optional.of(Templates.nftables("guard-change.nft", Map.of("changes", changes)));
    }

    private static boolean areDisjoint(Set<TrafficPair> pairs) {
        DisjointPairs set = new DisjointPairs();
        return pairs.stream().allMatch(set::add);
    }

    private static Optional<Map<String, Object>> change(String verb, String family, Set<TrafficPair> pairs) {
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of("verb", verb, "family", family, "pairs", GuardedPairs.texts(pairs)));
    }

    private static Map<String, Object> family(String name, String type, int version, List<TrafficPair> pairs) {
        DisjointPairs set = new DisjointPairs();
        List<TrafficPair> apart = new ArrayList<>();
        // A set of intervals takes none that overlap; those become rules of their own.
        List<TrafficPair> overlapping = new ArrayList<>();
        GuardedPairs.of(version, pairs).forEach(pair -> (set.add(pair) ? apart : overlapping).add(pair));
        return Map.of(
                "name",
                name,
                "type",
                type,
                "hasPairs",
                !apart.isEmpty(),
                "pairs",
                GuardedPairs.texts(apart),
                "overlapping",
                GuardedPairs.texts(overlapping));
    }
}
