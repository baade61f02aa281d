package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import java.util.List;

/** All events that the views were made of. */
public interface History {
    /** The events of those versions in ascending order. */
    List<RecordedEvent> events(ProjectId project, List<Long> versions);
}
