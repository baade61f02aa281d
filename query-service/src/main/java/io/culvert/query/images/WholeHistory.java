package io.culvert.query.images;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The history up to what the images show: of the store, and what is on its way there. */
public final class WholeHistory implements History {
    private final History stored;
    private final BiFunction<ProjectId, Set<Long>, List<RecordedEvent>> unwritten;

    /** @param unwritten the events of those versions that are not stored yet */
    public WholeHistory(History stored, BiFunction<ProjectId, Set<Long>, List<RecordedEvent>> unwritten) {
        this.stored = stored;
        this.unwritten = unwritten;
    }

    @Override
    public List<RecordedEvent> events(ProjectId project, List<Long> versions) {
        Set<Long> wanted = new HashSet<>(versions);
        Map<Long, RecordedEvent> found = new TreeMap<>();
        // What is on its way first: what gets there in between is found there.
        unwritten.apply(project, wanted).forEach(event -> found.put(event.version(), event));
        stored.events(project, versions).forEach(event -> found.put(event.version(), event));
        return List.copyOf(found.values());
    }
}
