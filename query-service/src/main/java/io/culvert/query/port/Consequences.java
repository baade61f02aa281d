package io.culvert.query.port;

import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.view.BadQueryException;
import java.util.List;
import java.util.Map;

/** What came of changes of what is wanted. */
public interface Consequences {
    /** What each of these events of a project gave hosts to do, by version; nothing for one that changes no tunnel. */
    Map<Long, List<HostAction>> actions(ProjectId project, List<RecordedEvent> events);

    /**
     * What hosts told of a connection ({@code StatusReported}) after that version, in order, until what is wanted of it, or of
     * what it hangs on, changed again; some reports at most.
     *
     * @throws BadQueryException if too much happened meanwhile
     */
    List<RecordedEvent> followed(ProjectId project, ConnectionId id, long version);
}
