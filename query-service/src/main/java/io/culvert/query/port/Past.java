package io.culvert.query.port;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.Moment;

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

    /** The state after that version, folded on from an earlier one of the project if that is not far. */
    ProjectState onward(ProjectId project, ProjectState from, long version);

    /** @throws BadQueryException as {@link #version} does */
    default ProjectState state(ProjectId project, Moment moment) {
        return state(project, version(project, moment));
    }
}
