package io.culvert.agent.render;

import io.culvert.agent.desired.TrafficPair;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pairs that a guard is about, for either packet filter. */
final class GuardedPairs {
    private GuardedPairs() {}

    /** Those of one IP version, each once and without host bits, in their order.
     * @param version 4 or 6 */
    static Set<TrafficPair> of(int version, List<TrafficPair> pairs) {
        return pairs.stream()
                .filter(pair ->
                        pair.local().ipVersion() == version && pair.remote().ipVersion() == version)
                .map(TrafficPair::masked)
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
