package io.culvert.query.past;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Segments;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Which version there was when: the index tells the segment, and one look-up the version in it. */
final class Times {
    private final History history;

    Times(History history) {
        this.history = history;
    }

    /** The last version that was recorded at that time or before; 0 if there was none yet. */
    long versionAt(ProjectId project, ProjectImage image, Instant time) {
        return image.index()
                .segments()
                .holding(time)
                .map(segment -> lastOf(project, segment, image.version(), time))
                .orElse(0L);
    }

    private long lastOf(ProjectId project, long segment, long greatest, Instant time) {
        long first = Segments.first(segment);
        List<Long> versions = LongStream.rangeClosed(first, Math.min(first + Segments.VERSIONS - 1, greatest))
                .boxed()
                .toList();
        return history.events(project, versions).stream()
                .filter(event -> !event.time().isAfter(time))
                .mapToLong(RecordedEvent::version)
                .max()
                .orElseThrow(() -> new IllegalStateException("project " + project + " has no events in segment "
                        + segment + " of its history, where there should be some"));
    }
}
