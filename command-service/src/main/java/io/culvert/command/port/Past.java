package io.culvert.command.port;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.util.Optional;

/** What a project was. Every method may throw {@link UnavailableException}, and reads as much of the stream as it must. */
public interface Past {
    /** The project as it was after its event of that version; empty if it has none yet. */
    Optional<ProjectState> at(ProjectId project, long version);

    /** Whether the project has an event that was directly led to by that. */
    boolean hasLedTo(ProjectId project, String causationId);
}
