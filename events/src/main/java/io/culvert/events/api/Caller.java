package io.culvert.events.api;

import io.culvert.events.value.ProjectId;

/** Who asks: the project he acts for, his role in it, and the name that his events carry as actor. */
public record Caller(ProjectId projectId, Role role, String actor) {
    public boolean mayWrite() {
        return role != Role.READER;
    }

    /** True if the caller may see resources of that project. */
    public boolean sees(ProjectId other) {
        return role == Role.ADMIN || projectId.equals(other);
    }
}
