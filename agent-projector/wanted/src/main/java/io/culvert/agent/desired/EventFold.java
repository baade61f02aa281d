package io.culvert.agent.desired;

import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * How far the log was read. Only one that has {@link CaughtUp} may be planned from: until then what is missing from it
 * may just not have been read yet.
 */
public sealed interface EventFold {
    Projects projects();

    /** The fold with what was made of its projects. */
    EventFold with(Projects projects);

    /** The fold after all of the partition below that offset was read. */
    EventFold reached(int partition, long nextOffset);

    /**
     * A fold at its start.
     *
     * @param start what a snapshot held, or {@link Projects#NONE}
     * @param next the offset to read next, by partition
     * @param ends the offset after the last message, by partition, as seen at start
     */
    static EventFold starting(Projects start, Map<Integer, Long> next, Map<Integer, Long> ends) {
        EventFold fold = new CatchingUp(start, HashTreePMap.from(ends));
        for (Integer partition : ends.keySet()) {
            fold = fold.reached(partition, next.getOrDefault(partition, 0L));
        }
        return ends.isEmpty() ? new CaughtUp(start) : fold;
    }

    /**
     * The log was not yet read up to where it ended at start.
     *
     * @param missing the end offsets of the partitions that are not read up to them
     */
    record CatchingUp(Projects projects, PMap<Integer, Long> missing) implements EventFold {
        @Override
        public EventFold with(Projects next) {
            return new CatchingUp(next, missing);
        }

        @Override
        public EventFold reached(int partition, long nextOffset) {
            Long end = missing.get(partition);
            PMap<Integer, Long> left = end != null && nextOffset >= end ? missing.minus(partition) : missing;
            return left.isEmpty() ? new CaughtUp(projects) : new CatchingUp(projects, left);
        }
    }

    /** All that was there at start was read. */
    record CaughtUp(Projects projects) implements EventFold {
        @Override
        public EventFold with(Projects next) {
            return new CaughtUp(next);
        }

        @Override
        public EventFold reached(int partition, long nextOffset) {
            return this;
        }
    }
}
