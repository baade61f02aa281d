package io.culvert.command.port;

import io.culvert.command.domain.VpnCommand;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;

/** The way into the domain: decides a command over its project's state and makes its events durable. */
public interface Commands {
    /**
     * Returns when the events are in the log; they are then never lost.
     *
     * @throws UnavailableException if the log can't be reached; nothing was decided then, or it is not known
     */
    Outcome execute(ProjectId project, VpnCommand command, Cause cause);
}
