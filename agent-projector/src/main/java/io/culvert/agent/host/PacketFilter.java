package io.culvert.agent.host;

import io.culvert.agent.desired.TrafficPair;
import java.util.List;

/** Keeps tunnel traffic from being translated, and from leaving or entering in clear. */
interface PacketFilter {
    /** As in a log: "nftables". */
    String name();

    /** Replaces what it made in the namespace before; no pairs means nothing of it is left.
     * @throws HostException if the rules could not be replaced; the former ones are still there then */
    void apply(String namespace, List<TrafficPair> pairs);

    /** The same where it is known what it made before; little changes where little differs. */
    default void change(String namespace, List<TrafficPair> before, List<TrafficPair> pairs) {
        apply(namespace, pairs);
    }

    /** What is there of what it makes for these pairs, in the filter's own words, without what it counts. */
    String state(String namespace, List<TrafficPair> pairs);
}
