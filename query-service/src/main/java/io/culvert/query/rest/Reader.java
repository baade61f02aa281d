package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.events.api.Role;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Versions;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.Listing;
import io.culvert.query.view.ProjectImage;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a caller may read: his own project, or every project if he is an admin; as new as he asks for. */
final class Reader {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Projects projects;
    private final Versions versions;

    Reader(Projects projects, Versions versions) {
        this.projects = projects;
        this.versions = versions;
    }

    /** Waits, for at most 2 seconds, until readers see that version of the caller's project; null waits for nothing. */
    void await(Caller caller, @Nullable String atLeast) {
        if (atLeast == null) {
            return;
        }
        if (!atLeast.matches("\\d{1,18}")) {
            throw new BadQueryException(
                    new ApiError(400, "HTTPBadRequest", "'" + atLeast + "' is not a version for atLeast."));
        }
        versions.await(caller.projectId(), Long.parseLong(atLeast), PATIENCE);
    }

    /** What the caller may read of a collection. */
    Listing listing(Caller caller, Collection collection, Extended extended) {
        return new Listing(collection, visible(caller).toList(), extended);
    }

    Stream<Map.Entry<ProjectId, ProjectImage>> visible(Caller caller) {
        return caller.role() == Role.ADMIN
                ? projects.all().entrySet().stream()
                : Stream.of(Map.entry(caller.projectId(), projects.image(caller.projectId())));
    }
}
