package io.culvert.query.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where a project's stream stopped and why. */
record Stop(int partition, long offset, String why) {
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
