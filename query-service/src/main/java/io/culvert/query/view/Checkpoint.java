package io.culvert.query.view;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;

/** The whole state of a project after its version, from which later ones are folded. */
public record Checkpoint(ProjectId project, ProjectState state) {}
