package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import java.time.Duration;

/** How far readers can see, and the way to wait for more. */
public interface Versions {
    /**
     * Returns when readers see that version of the project, or when the time is over.
     *
     * @return the version that readers see then, 0 if they know nothing of the project
     */
    long await(ProjectId project, long version, Duration atMost);
}
