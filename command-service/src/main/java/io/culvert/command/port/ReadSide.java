package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import java.time.Duration;

/** The read side, as far as a write waits for it, so that a client that reads after it wrote sees what it wrote. */
public interface ReadSide {
    /** Waits until the read side has that version of the project, but no longer than that; the caller goes on anyway. */
    void await(ProjectId project, long version, Duration atMost);
}
