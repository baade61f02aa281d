package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.query.graphql.ConnectionNode.ReasonNode;
import io.culvert.query.port.Availabilities;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.view.Availability;
import io.culvert.query.view.Moment;
import io.culvert.query.view.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How available connections were. */
@Controller
public final class AvailabilityController {
    record AvailabilityNode(
            double countedSeconds,
            double activeSeconds,
            @Nullable Double ratio,
            List<OutageNode> outages) {
        static AvailabilityNode of(Availability it) {
            return new AvailabilityNode(
                    seconds(it.counted()),
                    seconds(it.active()),
                    it.ratio().isPresent() ? it.ratio().getAsDouble() : null,
                    it.outages().stream().map(OutageNode::of).toList());
        }
    }

    record OutageNode(
            String since, @Nullable String until, double seconds, ReasonNode reason, List<ReasonNode> reasons) {
        static OutageNode of(Outage it) {
            List<ReasonNode> reasons = it.reasons().stream().map(ReasonNode::of).toList();
            return new OutageNode(
                    it.since().toString(),
                    it.until().map(Instant::toString).orElse(null),
                    AvailabilityController.seconds(it.lasted()),
                    reasons.getFirst(),
                    reasons);
        }
    }

    record OfConnectionNode(String connectionId, String name, AvailabilityNode availability) {
        double part() {
            return availability.activeSeconds() / availability.countedSeconds();
        }
    }

    record OfProjectNode(
            double countedSeconds,
            double activeSeconds,
            @Nullable Double ratio,
            List<OfConnectionNode> connections) {
        static OfProjectNode of(List<OfConnectionNode> connections) {
            double counted = connections.stream()
                    .mapToDouble(each -> each.availability().countedSeconds())
                    .sum();
            double active = connections.stream()
                    .mapToDouble(each -> each.availability().activeSeconds())
                    .sum();
            return new OfProjectNode(counted, active, connections.isEmpty() ? null : active / counted, connections);
        }
    }

    private final Sight sight;
    private final Availabilities availabilities;

    public AvailabilityController(Projects projects, Past past, Availabilities availabilities) {
        this.sight = new Sight(projects, past);
        this.availabilities = availabilities;
    }

    @QueryMapping
    @Nullable
    AvailabilityNode availability(
            @ContextValue(CallerInterceptor.CALLER) Caller caller,
            @Argument String connection,
            @Argument String from,
            @Argument @Nullable String to) {
        return ConnectionNode.id(connection)
                .flatMap(id -> sight.ofSubject(caller, ResourceKind.subject(id), null)
                        .findFirst()
                        .map(in -> of(in.projectId(), id, from, to)))
                .orElse(null);
    }

    @QueryMapping
    @Nullable
    OfProjectNode projectAvailability(
            @ContextValue(CallerInterceptor.CALLER) Caller caller,
            @Argument String project,
            @Argument String from,
            @Argument @Nullable String to) {
        Instant begin = Moment.time("from", from);
        Optional<Instant> end = Optional.ofNullable(to).map(text -> Moment.time("to", text));
        return Sight.visible(caller, project)
                .map(id -> OfProjectNode.of(availabilities.ofAll(id, begin, end).entrySet().stream()
                        .map(each -> new OfConnectionNode(
                                each.getKey().toString(),
                                each.getValue().name(),
                                AvailabilityNode.of(each.getValue().availability())))
                        .sorted(Comparator.comparingDouble(OfConnectionNode::part))
                        .toList()))
                .orElse(null);
    }

    @SchemaMapping(typeName = "Connection", field = "availability")
    AvailabilityNode availability(ConnectionNode connection, @Argument String from, @Argument @Nullable String to) {
        return of(connection.in().projectId(), connection.it().id(), from, to);
    }

    private AvailabilityNode of(ProjectId project, ConnectionId id, String from, @Nullable String to) {
        return AvailabilityNode.of(availabilities.of(
                project, id, Moment.time("from", from), Optional.ofNullable(to).map(text -> Moment.time("to", text))));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
