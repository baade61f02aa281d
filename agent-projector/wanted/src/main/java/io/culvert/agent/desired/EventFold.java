package io.culvert.agent.desired;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * How far the log was read. Only one that has {@link CaughtUp} may be planned from: until then what is missing from it
 * may just not have been read yet.
 */
public sealed interface EventFold {
    Projects projects();

    /** The fold with what was made of its projects, after all below the next offset of each partition was read. */
    EventFold reached(Projects projects, Map<Integer, Long> next, Positions positions);

    /** True if the log was read up to where it ended at start, be it that some of it is lacking or must be read anew. */
    boolean hasReachedTheEnd();

    /**
     * A fold at its start.
     *
     * @param start what a snapshot held, or none
     * @param next the offset to read next, by partition
     * @param ends the offset after the last message, by partition, as seen at start
     */
    static EventFold starting(Projects start, Map<Integer, Long> next, Map<Integer, Long> ends, Positions positions) {
        return new CatchingUp(start, HashTreePMap.from(ends)).reached(start, next, positions);
    }

    /**
     * The log was not yet read up to where it ended at start, or it lacks something, or a project must be read anew.
     *
     * @param missing the end offsets of the partitions that are not read up to them
     */
    record CatchingUp(Projects projects, PMap<Integer, Long> missing) implements EventFold {
        @Override
        public EventFold reached(Projects now, Map<Integer, Long> next, Positions positions) {
            Set<Integer> read = missing.entrySet().stream()
                    .filter(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
            CatchingUp on = new CatchingUp(now, missing.minusAll(read));
            boolean isAll = on.hasReachedTheEnd()
                    && positions.areWhole()
                    && now.waiting().isEmpty();
            return isAll ? new CaughtUp(now) : on;
        }

        @Override
        public boolean hasReachedTheEnd() {
            return missing.isEmpty();
        }
    }

    /** All that was there at start was read. */
    record CaughtUp(Projects projects) implements EventFold {
        @Override
        public EventFold reached(Projects now, Map<Integer, Long> next, Positions positions) {
            return new CaughtUp(now);
        }

        @Override
        public boolean hasReachedTheEnd() {
            return true;
        }
    }
}
