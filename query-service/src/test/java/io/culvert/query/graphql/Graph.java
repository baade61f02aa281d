package io.culvert.query.graphql;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.Instrumentation;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.event.Envelope;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Identity;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.query.live.FollowLimits;
import io.culvert.query.live.FollowedTails;
import io.culvert.query.past.PastStates;
import io.culvert.query.past.StoredAvailabilities;
import io.culvert.query.past.StoredChronicle;
import io.culvert.query.past.StoredConsequences;
import io.culvert.query.past.StoredFlights;
import io.culvert.query.past.StoredPast;
import io.culvert.query.port.History;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.telemetry.LatestTunnels;
import io.culvert.query.view.ProjectImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

/** The graph over images and a history in memory, without any server, and how often it looks things up there. */
final class Graph {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Caller EAST = new Caller(new ProjectId("east"), Role.READER, "alice");

    private final StoredPast stored = new StoredPast();
    private final ExecutionGraphQlService service;
    final FollowedTails tails = new FollowedTails(stored.images, stored, stored, new FollowLimits(2, 2, Duration.ZERO));
    final LatestTunnels tunnels = new LatestTunnels(stored.images, CLOCK);
    int imagesRead;
    int historyReads;

    Graph(Instrumentation... instrumentations) {
        Projects projects = new Projects() {
            @Override
            public ProjectImage image(ProjectId project) {
                imagesRead++;
                return stored.images.image(project);
            }

            @Override
            public Map<ProjectId, ProjectImage> all() {
                imagesRead++;
                return stored.images.all();
            }
        };
        History history = (project, versions) -> {
            historyReads++;
            return stored.events(project, versions);
        };
        stored.images.listen(tails::wake);
        PastStates past = new PastStates(projects, history, stored, stored, CLOCK);
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(InventoryController.class, () -> new InventoryController(projects, past));
        context.registerBean(PagesController.class, () -> new PagesController(projects, past));
        context.registerBean(EventsController.class, () -> new EventsController(projects, history));
        context.registerBean(
                HistoryController.class,
                () -> new HistoryController(
                        new StoredChronicle(projects, history),
                        new StoredConsequences(projects, past, new StoredFlights(projects, past, history))));
        context.registerBean(DiffController.class, () -> new DiffController(projects, past));
        context.registerBean(
                AvailabilityController.class,
                () -> new AvailabilityController(
                        projects, past, new StoredAvailabilities(projects, past, history, CLOCK)));
        context.registerBean(
                FlightController.class,
                () -> new FlightController(projects, past, new StoredFlights(projects, past, history)));
        context.registerBean(TunnelController.class, () -> new TunnelController(tunnels));
        context.registerBean(SubscriptionController.class, () -> new SubscriptionController(tails));
        context.refresh();
        AnnotatedControllerConfigurer controllers = new AnnotatedControllerConfigurer();
        controllers.setApplicationContext(context);
        controllers.afterPropertiesSet();
        service = new DefaultExecutionGraphQlService(GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ClassPathResource("graphql/culvert.graphqls"))
                .configureRuntimeWiring(controllers)
                .configureRuntimeWiring(Scalars.wiring())
                .exceptionResolvers(List.of(new RefusedQueries()))
                .subscriptionExceptionResolvers(List.of(new RefusedSubscriptions()))
                .instrumentation(List.of(instrumentations))
                .build());
    }

    void take(List<Envelope> events) {
        events.forEach(stored::take);
    }

    List<RecordedEvent> recorded(List<Long> versions) {
        return stored.events(EAST.projectId(), versions);
    }

    /** As JSON text. */
    String ask(String query) {
        return Json.write(execute(query).toSpecification());
    }

    /** A subscription's has a publisher as data. */
    ExecutionResult execute(String query) {
        var request = new DefaultExecutionGraphQlRequest(query, null, null, null, "1", null);
        Identity identity = token -> new Admitted(EAST);
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(Map.of(
                        CallerInterceptor.CALLER, EAST, CallerInterceptor.ADMISSION, new Readmission(identity, "")))
                .build());
        return Objects.requireNonNull(service.execute(request).block()).getExecutionResult();
    }
}
