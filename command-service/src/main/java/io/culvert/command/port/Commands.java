package io.culvert.command.port;

import io.culvert.command.domain.VpnCommand;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import java.util.List;

/** The way into the domain: decides a command over its project's state and makes its events durable. */
public interface Commands {
    /**
     * Returns when the events are in the log; they are then never lost.
     *
     * @throws UnavailableException if the log can't be reached; nothing was decided then, or it is not known
     */
    default Outcome execute(ProjectId project, VpnCommand command, Cause cause) {
        return executeAll(project, List.of(new Caused(command, cause))).getFirst();
    }

    /**
     * Several commands, each decided over what those before it led to; their events are one commit. One that is refused
     * stops none of the others.
     *
     * @param commands one at least
     * @return the outcome of each
     * @throws IllegalArgumentException if together they lead to more than {@link EventLog#MAX_EVENTS_PER_COMMIT} events;
     *     none is in the log then
     * @throws UnavailableException as above
     */
    List<Outcome> executeAll(ProjectId project, List<Caused> commands);
}
