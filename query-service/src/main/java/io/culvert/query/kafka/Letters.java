package io.culvert.query.kafka;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.DeadLetter;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stops of the present session as dead letters, which remember their first time and their tries over sessions. */
final class Letters {
    private final Clock clock;
    private final Map<ProjectId, DeadLetter> letters = new ConcurrentHashMap<>();
    private final Map<ProjectId, Integer> tries = new ConcurrentHashMap<>();

    Letters(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** These streams have stopped at present, and no others. */
    void now(Collection<Stop> stops) {
        if (stops.isEmpty() && letters.isEmpty()) {
            return;
        }
        Map<ProjectId, DeadLetter> next = new HashMap<>();
        for (Stop stop : stops) {
            DeadLetter fresh = stop.letter(now(), 1);
            DeadLetter known = letters.get(fresh.project());
            next.put(
                    fresh.project(),
                    known != null && known.version() == fresh.version()
                            ? stop.letter(known.since(), tries.getOrDefault(fresh.project(), 1))
                            : fresh);
        }
        letters.putAll(next);
        letters.keySet().retainAll(next.keySet());
        tries.keySet().retainAll(next.keySet());
    }

    void tryAgain(ProjectId project) {
        tries.merge(project, 2, (before, ignored) -> before + 1);
    }

    List<DeadLetter> all() {
        return List.copyOf(letters.values());
    }

    Map<String, String> reasons() {
        Map<String, String> reasons = new HashMap<>();
        letters.forEach((project, letter) -> reasons.put(project.value(), letter.reason()));
        return reasons;
    }
}
