package io.culvert.query.kafka;

import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import io.culvert.query.port.DeadLetter;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a project's stream stopped and why.
 *
 * @param key the project, if it is a message that a project may have
 * @param expected the version that was to come, 0 if it can't be told
 * @param event the message as far as it can be read; only one of the expected version is an event to give up
 * @param waiting how many messages of the project came after it
 */
record Stop(
        String key, int partition, long offset, long expected, Optional<WireEvent> event, String why, long waiting) {

    Stop andOneMore() {
        return new Stop(key, partition, offset, expected, event, why, waiting + 1);
    }

    DeadLetter letter(Instant since, int attempts) {
        return new DeadLetter(
                new ProjectId(key.isBlank() || key.length() > ProjectId.MAX_LENGTH ? "(no project)" : key),
                expected,
                event.map(WireEvent::position).orElse(0L),
                event.map(WireEvent::type).orElse(""),
                why,
                since,
                attempts,
                waiting,
                event.map(it -> it.version() == expected).orElse(false));
    }

    /**
     * The offsets to go on from after a restart: not past the first stop of a partition, so that a version that can
     * read what this one could not finds it there. What others read twice is dropped as seen.
     */
    static Map<Integer, Long> resumable(Map<Integer, Long> next, Collection<Stop> stops) {
        Map<Integer, Long> resumable = new HashMap<>(next);
        for (Stop stop : stops) {
            resumable.computeIfPresent(stop.partition(), (partition, offset) -> Math.min(offset, stop.offset()));
        }
        return resumable;
    }
}
