package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.event.StatusReported;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.query.graphql.ConnectionNode.ReasonNode;
import io.culvert.query.graphql.HistoryController.ChangeNode;
import io.culvert.query.port.FlightRecorder;
import io.culvert.query.port.FlightRecorder.Down;
import io.culvert.query.port.FlightRecorder.Entry;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Moment;
import io.culvert.query.view.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The flight recorder of tunnels. */
@Controller
public final class FlightController {
    record EntryNode(
            long version,
            String time,
            Timeline.Kind kind,
            String subject,
            String name,
            String actor,
            String requestId,
            String sentence,
            List<ChangeNode> changes,
            @Nullable String applied,
            @Nullable String status,
            @Nullable ReasonNode reason) {
        static EntryNode of(Entry entry) {
            RecordedEvent it = entry.event();
            Optional<StatusReported> report = report(it);
            return new EntryNode(
                    it.version(),
                    it.time().toString(),
                    entry.kind(),
                    it.subject(),
                    it.told().name(),
                    it.actor(),
                    it.correlationId(),
                    it.sentence(),
                    ChangeNode.of(it.told().changes()),
                    entry.applied().map(Instant::toString).orElse(null),
                    report.map(told -> told.status().wireName()).orElse(null),
                    FlightController.reason(it));
        }
    }

    /** A tunnel that went down, in the graph. */
    public record DownNode(Down it) {
        public long version() {
            return it.event().version();
        }

        public String at() {
            return it.event().time().toString();
        }

        public String status() {
            return report(it.event()).map(told -> told.status().wireName()).orElse("");
        }

        public @Nullable ReasonNode reason() {
            return FlightController.reason(it.event());
        }

        public @Nullable String upAgain() {
            return it.up().map(event -> event.time().toString()).orElse(null);
        }
    }

    private final Sight sight;
    private final FlightRecorder flights;

    public FlightController(Projects projects, Past past, FlightRecorder flights) {
        this.sight = new Sight(projects, past);
        this.flights = flights;
    }

    @QueryMapping
    List<EntryNode> timeline(
            @ContextValue(CallerInterceptor.CALLER) Caller caller,
            @Argument String connection,
            @Argument String from,
            @Argument @Nullable String to) {
        Optional<ConnectionId> id = ConnectionNode.id(connection);
        return id.stream()
                .flatMap(it ->
                        sight.ofSubject(caller, ResourceKind.subject(it), null).map(Nodes::projectId))
                .flatMap(project -> entries(project, id.orElseThrow(), from, to).stream())
                .toList();
    }

    @SchemaMapping(typeName = "Connection", field = "timeline")
    List<EntryNode> timeline(ConnectionNode connection, @Argument String from, @Argument @Nullable String to) {
        return entries(connection.in().projectId(), connection.it().id(), from, to);
    }

    @SchemaMapping(typeName = "Connection", field = "lastDown")
    @Nullable
    DownNode lastDown(ConnectionNode connection) {
        return flights.lastDown(
                        connection.in().projectId(),
                        connection.it().id(),
                        // A connection of the past knows nothing of what came later.
                        connection.in().state().version())
                .map(DownNode::new)
                .orElse(null);
    }

    @SchemaMapping(typeName = "Down", field = "whatChanged")
    List<EntryNode> whatChanged(DownNode down, @Argument int minutes) {
        return flights.before(down.it(), FlightRecorder.minutes("minutes", Integer.toString(minutes))).stream()
                .map(EntryNode::of)
                .toList();
    }

    private List<EntryNode> entries(ProjectId project, ConnectionId id, String from, @Nullable String to) {
        return flights
                .timeline(
                        project,
                        id,
                        Moment.time("from", from),
                        Optional.ofNullable(to).map(text -> Moment.time("to", text)))
                .stream()
                .map(EntryNode::of)
                .toList();
    }

    private static Optional<StatusReported> report(RecordedEvent event) {
        return event.event() instanceof StatusReported report ? Optional.of(report) : Optional.empty();
    }

    private static @Nullable ReasonNode reason(RecordedEvent event) {
        return report(event).map(told -> ReasonNode.of(told.reason())).orElse(null);
    }
}
