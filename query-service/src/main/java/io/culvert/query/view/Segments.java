package io.culvert.query.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A project's history in segments of {@link #VERSIONS} versions each, which is how it is stored: when each begins, and
 * which of them hold events of a type or by an actor. Segments are numbered from 0 and named in ascending order.
 *
 * @param begins of the segments that hold any event
 * @param byType the segments that hold events of that type
 * @param byActor the segments that hold events of that actor
 */
public record Segments(PVector<Begin> begins, PMap<String, PVector<Long>> byType, PMap<String, PVector<Long>> byActor) {
    /** How many versions one segment has. */
    public static final int VERSIONS = 16;

    static final Segments EMPTY = new Segments(TreePVector.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    /** A segment, and the time of its first event. */
    public record Begin(long segment, Instant time) {}

    /** The segment that has this version. */
    public static long of(long version) {
        return (version - 1) / VERSIONS;
    }

    /** The first version of a segment. */
    public static long first(long segment) {
        return segment * VERSIONS + 1;
    }

    Segments plus(long version, Instant time, String actor, String type) {
        long segment = of(version);
        boolean known = !begins.isEmpty() && begins.getLast().segment() == segment;
        return new Segments(
                known ? begins : begins.plus(new Begin(segment, time)),
                plus(byType, type, segment),
                plus(byActor, actor, segment));
    }

    private static PMap<String, PVector<Long>> plus(PMap<String, PVector<Long>> map, String key, long segment) {
        PVector<Long> known = map.getOrDefault(key, TreePVector.empty());
        return !known.isEmpty() && known.getLast() == segment ? map : map.plus(key, known.plus(segment));
    }

    /**
     * The segment of the last event that was recorded at that time or before; empty if all came later. Times of commits
     * never go back.
     */
    public Optional<Long> holding(Instant time) {
        int before = Search.count(begins, begin -> !begin.time().isAfter(time));
        return before == 0
                ? Optional.empty()
                : Optional.of(begins.get(before - 1).segment());
    }

    /** The segments that hold any event, between two of them and including both. */
    public List<Long> between(long least, long greatest) {
        return begins
                .subList(
                        Search.count(begins, begin -> begin.segment() < least),
                        Search.count(begins, begin -> begin.segment() <= greatest))
                .stream()
                .map(Begin::segment)
                .toList();
    }
}
