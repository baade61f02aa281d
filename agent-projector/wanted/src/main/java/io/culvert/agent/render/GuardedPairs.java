package io.culvert.agent.render;

import io.culvert.agent.desired.TrafficPair;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pairs that a guard is about, for either packet filter. */
final class GuardedPairs {
    private GuardedPairs() {}

    /** Those of one IP version, each once and without host bits, in their order; of any size.
     * @param version 4 or 6 */
    static Set<TrafficPair> of(int version, List<TrafficPair> pairs) {
        return new LinkedHashSet<>(merged(version, pairs).keySet());
    }

    /** Those of one IP version whose TCP connections are to have small segments, by the size of these in octets; of any
     * size themselves. */
    static SortedMap<Integer, Set<TrafficPair>> bySegment(int version, List<TrafficPair> pairs) {
        SortedMap<Integer, Set<TrafficPair>> sizes = new TreeMap<>();
        merged(version, pairs)
                .forEach((pair, narrowest) -> narrowest
                        .maxSegment()
                        .ifPresent(size -> sizes.computeIfAbsent(size, any -> new LinkedHashSet<>())
                                .add(pair)));
        return sizes;
    }

    private static Map<TrafficPair, TrafficPair> merged(int version, List<TrafficPair> pairs) {
        Map<TrafficPair, TrafficPair> merged = new LinkedHashMap<>();
        for (TrafficPair pair : pairs) {
            if (pair.local().ipVersion() == version && pair.remote().ipVersion() == version) {
                TrafficPair masked = pair.masked();
                merged.merge(masked.ofAnySize(), masked, TrafficPair::narrowed);
            }
        }
        return merged;
    }

    /** As templates take them. */
    static List<Map<String, Object>> texts(Collection<TrafficPair> pairs) {
        return pairs.stream()
                .map(pair -> Map.<String, Object>of(
                        "local",
                        pair.local().toString(),
                        "remote",
                        pair.remote().toString()))
                .toList();
    }
}
