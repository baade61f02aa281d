package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.query.port.History;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.ProjectImage;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The events behind the graph, in the order of their versions. */
@Controller
public final class EventsController {
    private static final int MOST = 1_000;
    private final Projects projects;
    private final History history;

    public EventsController(Projects projects, History history) {
        this.projects = projects;
        this.history = history;
    }

    @QueryMapping
    List<RecordedEvent> events(
            @ContextValue(CallerInterceptor.CALLER) Caller caller,
            @Argument String project,
            @Argument @Nullable String subject,
            @Argument long after,
            @Argument int first) {
        if (project.isBlank() || project.length() > ProjectId.MAX_LENGTH || !caller.sees(new ProjectId(project))) {
            return List.of();
        }
        ProjectId id = new ProjectId(project);
        ProjectImage image = projects.image(id);
        Stream<Long> versions = subject == null
                ? LongStream.rangeClosed(Math.max(after, 0) + 1, image.version())
                        .boxed()
                : image.versionsOf(subject).stream().filter(version -> version > after);
        return history.events(id, versions.limit(Math.clamp(first, 0, MOST)).toList());
    }

    @SchemaMapping(typeName = "Connection", field = "events")
    List<RecordedEvent> events(ConnectionNode connection) {
        ProjectId id = connection.in().projectId();
        // A connection of the past knows nothing of what came later.
        long last = connection.in().state().version();
        List<Long> versions =
                projects
                        .image(id)
                        .versionsOf(ResourceKind.subject(connection.it().id()), 0, last)
                        .stream()
                        .limit(MOST)
                        .toList();
        return history.events(id, versions);
    }
}
