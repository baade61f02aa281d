package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import java.util.Optional;

/** Knows in which project a resource is, as far as readers know it. */
public interface Owners {
    Optional<ProjectId> of(ResourceId id);
}
