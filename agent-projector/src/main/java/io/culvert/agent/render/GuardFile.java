package io.culvert.agent.render;

import io.culvert.agent.desired.TrafficPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    private static Map<String, Object> family(String name, String type, int version, List<TrafficPair> pairs) {
        List<TrafficPair> apart = new ArrayList<>();
        // A set of intervals takes none that overlap; those become rules of their own.
        List<TrafficPair> overlapping = new ArrayList<>();
        pairs.stream()
                .filter(pair ->
                        pair.local().ipVersion() == version && pair.remote().ipVersion() == version)
                .map(pair ->
                        new TrafficPair(pair.local().masked(), pair.remote().masked()))
                .distinct()
                .forEach(pair -> (apart.stream().anyMatch(pair::overlaps) ? overlapping : apart).add(pair));
        return Map.of(
                "name",
                name,
                "type",
                type,
                "hasPairs",
                !apart.isEmpty(),
                "pairs",
                texts(apart),
                "overlapping",
                texts(overlapping));
    }

    private static List<Map<String, Object>> texts(List<TrafficPair> pairs) {
        return pairs.stream()
                .map(pair -> Map.<String, Object>of(
                        "local",
                        pair.local().toString(),
                        "remote",
                        pair.remote().toString()))
                .toList();
    }
}
