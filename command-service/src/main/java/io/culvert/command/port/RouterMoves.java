package io.culvert.command.port;

import io.culvert.events.event.Cause;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.List;
import java.util.Optional;

/** Routers on their way from one host to another. */
public interface RouterMoves {
    /** When a router leaves its host. */
    enum Moment {
        /** Once the other host is ready for it; if that one does not become so, it stays. */
        WHEN_READY,
        /** At once. */
        NOW
    }

    /**
     * A router that has not got to another host yet.
     *
     * @param heir the host that makes ready for it; empty while none does
     * @param why it is to go, or why the last heir did not get it
     */
    record Pending(ProjectId project, RouterId router, Optional<HostId> heir, String why) {}

    /**
     * Gives a router to a host, wherever it is now. What no live host carries is given at once.
     *
     * @return when it goes there
     * @throws UnavailableException if nobody knows whether it was given
     */
    Moment give(ProjectId project, RouterId router, HostId to, Moment moment, Cause cause);

    /** Those of that host that are to leave it, or could not. */
    List<Pending> pending(HostId from);
}
