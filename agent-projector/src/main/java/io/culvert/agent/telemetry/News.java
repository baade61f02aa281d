package io.culvert.agent.telemetry;

import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.value.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was last told of each tunnel of one router, and when: what is like that is told again only after a while. */
public record News(Map<ConnectionId, Told> told) {
    public static final News NONE = new News(Map.of());

    record Told(TunnelSeen seen, Instant at) {}

    public News {
        told = Map.copyOf(told);
    }

    /** What to tell of what was seen now. */
    public List<TunnelSeen> of(Sighting now, Instant at, Duration again) {
        return now.tunnels().values().stream()
                .filter(seen -> Optional.ofNullable(told.get(seen.connectionId()))
                        .filter(last -> last.seen().equals(seen))
                        .filter(last -> at.isBefore(last.at().plus(again)))
                        .isEmpty())
                .toList();
    }

    /** After these were told; of what is not there any more nothing is kept. */
    public News after(List<TunnelSeen> tunnels, Sighting now, Instant at) {
        Map<ConnectionId, Told> next = new HashMap<>(told);
        tunnels.forEach(seen -> next.put(seen.connectionId(), new Told(seen, at)));
        next.keySet().retainAll(now.tunnels().keySet());
        return new News(next);
    }
}
