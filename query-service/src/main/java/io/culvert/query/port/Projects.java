package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import io.culvert.query.view.ProjectImage;
import java.util.Map;

/** The projects as far as events have told of them; each image is whole and never changes. */
public interface Projects {
    /** The empty image for a project that nobody has heard of. */
    ProjectImage image(ProjectId project);

    Map<ProjectId, ProjectImage> all();
}
