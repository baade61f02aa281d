package io.culvert.agent.plan;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.TrafficPair;
import java.util.List;

/** What a namespace should hold, with the connections as charon is to load them. No connections means no charon. */
public record WantedNamespace(List<WantedIke> ikes, List<TrafficPair> pairs) {
    /** What a namespace should hold that is not ours to carry any more. */
    public static final WantedNamespace NOTHING = new WantedNamespace(List.of(), List.of());

    public WantedNamespace {
        ikes = List.copyOf(ikes);
        pairs = List.copyOf(pairs);
    }

    /** An IKE connection and its file. */
    public record WantedIke(DesiredIke ike, String file) {
        public String name() {
            return ike.name();
        }
    }
}
