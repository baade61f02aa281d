package io.culvert.command.port;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.util.Optional;

/** States set aside to spare the folding of long streams; never needed: a lost one costs time alone. */
public interface Snapshots {
    Optional<ProjectState> find(ProjectId project);

    void save(ProjectId project, ProjectState state);
}
