package io.culvert.query.port;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.Moment;
import java.util.List;
import java.util.function.Consumer;

/** What projects were at any moment of their past. */
public interface Past {
    /**
     * The version that the project had at that moment, 0 before its first event.
     *
     * @throws BadQueryException if that version is not there yet, or the time has not come yet; the asker can mend it
     */
    long version(ProjectId project, Moment moment);

    /**
     * The state after that version.
     *
     * @param version from 0 to that of the present image
     */
    ProjectState state(ProjectId project, long version);

    /**
     * The states after those versions, one after the other: what lies close together is read and folded once.
     *
     * @param versions ascending
     */
    void along(ProjectId project, List<Long> versions, Consumer<ProjectState> each);

    /** @throws BadQueryException as {@link #version} does */
    default ProjectState state(ProjectId project, Moment moment) {
        return state(project, version(project, moment));
    }
}
