package io.culvert.query.port;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.util.Optional;

/** Whole states that were stored along the way. */
public interface Checkpoints {
    /** The state after that version; empty if it is not stored, or not yet. */
    Optional<ProjectState> find(ProjectId project, long version);
}
