package io.culvert.query.view;

import io.culvert.events.value.ProjectId;

/** Names a stored document. */
public record ViewKey(ProjectId projectId, ViewKind kind, String id) {
    /** The text form, {@code project/kind/id}. */
    @Override
    public String toString() {
        return projectId + "/" + kind.key() + "/" + id;
    }
}
