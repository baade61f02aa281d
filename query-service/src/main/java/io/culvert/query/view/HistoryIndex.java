package io.culvert.query.view;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Where things are in a project's history, which itself lies in the store.
 *
 * @param versionsBySubject the versions of the events about each resource ({@code kind/id}), ascending
 * @param segments what the segments of the history hold
 * @param checkpoints the versions after which the whole state is stored, ascending
 */
public record HistoryIndex(
        PMap<String, PVector<Long>> versionsBySubject, Segments segments, PVector<Long> checkpoints) {
    public static final HistoryIndex EMPTY =
            new HistoryIndex(HashTreePMap.empty(), Segments.EMPTY, TreePVector.empty());

    /** The fewest events between two checkpoints. */
    static final int CHECKPOINT_EVENTS = 256;

    /** The index with the next event. */
    public HistoryIndex plus(long version, Instant time, String actor, Label label) {
        PVector<Long> versions = versionsBySubject.getOrDefault(label.subject(), TreePVector.empty());
        return new HistoryIndex(
                versionsBySubject.plus(label.subject(), versions.plus(version)),
                segments.plus(version, time, actor, label.type()),
                checkpoints);
    }

    public HistoryIndex withCheckpoint(long version) {
        return new HistoryIndex(versionsBySubject, segments, checkpoints.plus(version));
    }

    /**
     * True if it is time for the next checkpoint. The more resources there are, the further apart they lie, so that
     * checkpoints together never cost more than the events themselves.
     */
    boolean isCheckpointDue(long version, int resources) {
        long last = checkpoints.isEmpty() ? 0 : checkpoints.getLast();
        return version - last >= Math.max(CHECKPOINT_EVENTS, resources);
    }

    boolean isCheckpoint(long version) {
        return !checkpoints.isEmpty() && checkpoints.getLast() == version;
    }

    /** The checkpoints at that version or before, the last one first. */
    public List<Long> checkpointsUpTo(long version) {
        return checkpoints
                .subList(0, Search.count(checkpoints, each -> each <= version))
                .reversed();
    }

    public List<Long> versionsOf(String subject) {
        return versionsBySubject.getOrDefault(subject, TreePVector.empty());
    }

    /** Those of them after one version and up to another. */
    public List<Long> versionsOf(String subject, long after, long last) {
        List<Long> all = versionsOf(subject);
        int begin = Search.count(all, version -> version <= after);
        int end = Search.count(all, version -> version <= last);
        return IntStream.range(begin, end).mapToObj(all::get).toList();
    }
}
