package io.culvert.query.port;

import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.query.view.ProjectImage;
import java.util.Map;
import java.util.Optional;

/** The projects as far as events have told of them; each image is whole and never changes. */
public interface Projects {
    /** The empty image for a project that nobody has heard of. */
    ProjectImage image(ProjectId project);

    Map<ProjectId, ProjectImage> all();

    /** The project that has that resource; looks at each project, by a look-up of its key. */
    default Optional<ProjectId> ownerOf(ResourceId id) {
        return all().entrySet().stream()
                .filter(each -> Resources.find(each.getValue().state(), id).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
