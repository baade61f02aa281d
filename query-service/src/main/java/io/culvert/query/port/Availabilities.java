package io.culvert.query.port;

import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.view.Availability;
import io.culvert.query.view.BadQueryException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How available connections were. */
public interface Availabilities {
    /** @param name the last that the connection had within the window */
    record Named(String name, Availability availability) {}

    /**
     * Of a connection that the project has or ever had.
     *
     * @param to empty for now
     * @throws BadQueryException if the window ends before it begins, or in the future; the asker can mend it
     */
    Availability of(ProjectId project, ConnectionId id, Instant from, Optional<Instant> to);

    /**
     * Of all connections that the project had within the window and that were wanted then.
     *
     * @param to empty for now
     * @throws BadQueryException as above, or if they are too many; the asker can mend it
     */
    Map<ConnectionId, Named> ofAll(ProjectId project, Instant from, Optional<Instant> to);
}
