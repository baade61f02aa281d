package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Projects;
import io.culvert.query.view.BadQueryException;

/** The projects that a caller may read, by what he calls them. */
final class Visible {
    private Visible() {}

    /** @throws BadQueryException if there is none of that id to him */
    static ProjectId project(Projects projects, Caller caller, String text) {
        if (text.isBlank() || text.length() > ProjectId.MAX_LENGTH) {
            throw nothingThere();
        }
        ProjectId project = new ProjectId(text);
        boolean known =
                projects.image(project).version() > 0 || caller.projectId().equals(project);
        if (!caller.sees(project) || !known) {
            throw nothingThere();
        }
        return project;
    }

    static BadQueryException nothingThere() {
        return new BadQueryException(ApiError.nothingThere());
    }
}
