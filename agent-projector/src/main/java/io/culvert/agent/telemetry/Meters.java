package io.culvert.agent.telemetry;

import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.vici.ChildDetails;
import io.culvert.agent.vici.IkeDetails;
import io.culvert.events.value.ConnectionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The meters of one router's connections. */
public record Meters(Map<ConnectionId, Meter> all) {
    public static final Meters NONE = new Meters(Map.of());

    public Meters {
        all = Map.copyOf(all);
    }

    /** After charon has told of the ends of these SAs; others than of {@code connections}, which are carried under that epoch,
     * are of no interest. */
    public Meters heard(long epoch, Set<ConnectionId> connections, List<ChildDetails> ends, Instant now) {
        Map<ConnectionId, Meter> next = new HashMap<>(all);
        for (ChildDetails last : ends) {
            ConfigName.connectionOf(last.name())
                    .filter(connections::contains)
                    .ifPresent(id -> next.put(
                            id, meter(next.get(id), epoch, List.of(last), now).heard(last)));
        }
        return new Meters(next);
    }

    /** After a look at all SAs of the router's charon; whatever else was counted is forgotten. */
    public Meters looked(long epoch, Set<ConnectionId> connections, Collection<IkeDetails> sas, Instant now) {
        Map<ConnectionId, List<ChildDetails>> found = sas.stream()
                .flatMap(ike -> ike.children().stream())
                .filter(child -> ConfigName.connectionOf(child.name()).isPresent())
                .collect(Collectors.groupingBy(
                        child -> ConfigName.connectionOf(child.name()).orElseThrow()));
        Map<ConnectionId, Meter> next = new HashMap<>();
        for (ConnectionId connection : connections) {
            List<ChildDetails> children = found.getOrDefault(connection, List.of());
            next.put(
                    connection, meter(all.get(connection), epoch, children, now).looked(children));
        }
        return new Meters(next);
    }

    /** What the SAs that are there have carried counts, so it counts from when the first of them was installed. */
    private static Meter meter(@Nullable Meter before, long epoch, List<ChildDetails> children, Instant now) {
        if (before != null && before.epoch() == epoch) {
            return before;
        }
        Instant since = children.stream()
                .map(child -> child.parameters().installedAt())
                .min(Instant::compareTo)
                .filter(installed -> installed.isBefore(now))
                .orElse(now);
        return Meter.starting(epoch, since);
    }
}
