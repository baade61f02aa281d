package io.culvert.query.graphql;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.Moment;
import io.culvert.query.view.ProjectImage;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The projects that a caller may read, each as it is or as it was. */
final class Sight {
    private final Projects projects;
    private final Past past;

    Sight(Projects projects, Past past) {
        this.projects = projects;
        this.past = past;
    }

    /**
     * In the order of their ids.
     *
     * @param project the one that is asked for, null for all
     * @throws BadQueryException if the moment makes no sense for these projects
     */
    Stream<Nodes> of(Caller caller, @Nullable String project, @Nullable AsOf asOf) {
        if (asOf == null) {
            return images(caller, image -> true)
                    .filter(each -> isWanted(project, each))
                    .map(Sight::present);
        }
        Moment moment = asOf.moment("asOf");
        if (moment instanceof Moment.Version && project == null && caller.role() == Role.ADMIN) {
            throw new BadQueryException(new ApiError(
                    400, "ProjectRequired", "asOf is a version, and each project has its own: name the project."));
        }
        return images(caller, image -> true)
                .filter(each -> isWanted(project, each))
                .map(each -> past(each, moment));
    }

    /** Those that have, or ever had, the subject ({@code kind/id}). */
    Stream<Nodes> ofSubject(Caller caller, String subject, @Nullable AsOf asOf) {
        Stream<Map.Entry<ProjectId, ProjectImage>> images =
                images(caller, image -> !image.versionsOf(subject).isEmpty());
        if (asOf == null) {
            return images.map(Sight::present);
        }
        Moment moment = asOf.moment("asOf");
        return images.map(each -> past(each, moment));
    }

    /** The project of that id; empty if the caller may not read it. */
    static Optional<ProjectId> visible(Caller caller, String id) {
        return id.isBlank() || id.length() > ProjectId.MAX_LENGTH
                ? Optional.empty()
                : Optional.of(new ProjectId(id)).filter(caller::sees);
    }

    private static boolean isWanted(@Nullable String project, Map.Entry<ProjectId, ProjectImage> each) {
        return project == null || project.equals(each.getKey().value());
    }

    private static Nodes present(Map.Entry<ProjectId, ProjectImage> each) {
        return new Nodes(each.getKey(), each.getValue().state(), Nodes.Time.NOW);
    }

    private Nodes past(Map.Entry<ProjectId, ProjectImage> each, Moment moment) {
        ProjectState state = past.state(each.getKey(), moment);
        return new Nodes(each.getKey(), state, Nodes.Time.PAST);
    }

    private Stream<Map.Entry<ProjectId, ProjectImage>> images(Caller caller, Predicate<ProjectImage> wanted) {
        return projects.all().entrySet().stream()
                .filter(each -> caller.sees(each.getKey()) && wanted.test(each.getValue()))
                .sorted(Comparator.comparing(each -> each.getKey().value()));
    }
}
