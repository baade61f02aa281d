package io.culvert.agent.plan;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.vici.ChildSa;
import io.culvert.agent.vici.IkeSa;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was seen of a namespace, all of it at once: there is none of which only a part was seen. */
public sealed interface ActualNamespace {
    /** True while charon negotiates an IKE_SA. */
    default boolean isNegotiating() {
        return this instanceof Running running && running.sas().stream().anyMatch(IkeSa::isConnecting);
    }

    /** The CHILD_SAs that carry traffic. */
    default Set<Place> installed() {
        return this instanceof Running running
                ? running.sas().stream()
                        .flatMap(sa -> sa.children().stream()
                                .filter(ChildSa::isInstalled)
                                .map(child -> new Place(sa.name(), child.name())))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** There is no such namespace. A charon may be left that was in it. */
    record Missing(boolean charonLeft) implements ActualNamespace {}

    /** No charon runs, though what one left may be there. The guard is empty if it is not known which one is applied. */
    record Idle(Optional<List<TrafficPair>> guard, boolean charonLeft) implements ActualNamespace {}

    /**
     * A charon runs.
     *
     * @param files the connection files as last loaded, by connection
     * @param loaded the names of the connections that charon holds
     * @param keys the ids of the shared keys and of the private keys that charon holds
     * @param unanswered the ids of those IKE_SAs with which charon has been calling a peer in vain for a while
     */
    record Running(
            Optional<List<TrafficPair>> guard,
            Map<String, String> files,
            Set<String> loaded,
            Set<String> keys,
            List<IkeSa> sas,
            Set<Long> unanswered)
            implements ActualNamespace {
        public Running {
            files = Map.copyOf(files);
            loaded = Set.copyOf(loaded);
            keys = Set.copyOf(keys);
            sas = List.copyOf(sas);
            unanswered = Set.copyOf(unanswered);
        }
    }
}
