package io.culvert.query.rest;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.FlightRecorder;
import io.culvert.query.port.FlightRecorder.Down;
import io.culvert.query.port.FlightRecorder.Entry;
import io.culvert.query.port.Projects;
import io.culvert.query.view.HistoryQuery;
import io.culvert.query.view.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a tunnel, in a window or before it last went down. */
@RestController
public final class FlightController {
    private static final String BEFORE_DOWN = "minutes_before_down";
    private static final Set<String> PARAMETERS = Set.of("from", "to", BEFORE_DOWN);

    private final Projects projects;
    private final FlightRecorder flights;

    public FlightController(Projects projects, FlightRecorder flights) {
        this.projects = projects;
        this.flights = flights;
    }

    @GetMapping("/history/{project}/site-connection/{id}/timeline")
    Map<String, Object> timeline(
            @RequestAttribute(CallerFilter.CALLER) Caller caller,
            @PathVariable String project,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters) {
        ProjectId in = Visible.project(projects, caller, project);
        if (projects.image(in).versionsOf("site-connection/" + id).isEmpty()) {
            throw Visible.nothingThere();
        }
        ConnectionId connection = ConnectionId.of(id);
        HistoryQuery.onlyKnown(parameters.toSingleValueMap(), PARAMETERS);
        String before = parameters.getFirst(BEFORE_DOWN);
        if (before != null) {
            return beforeDown(in, connection, FlightRecorder.minutes(BEFORE_DOWN, before));
        }
        String from = parameters.getFirst("from");
        if (from == null) {
            throw HistoryQuery.bad("from", "", "is missing; give from, or " + BEFORE_DOWN);
        }
        return shown(flights.timeline(
                in,
                connection,
                Moment.time("from", from),
                Optional.ofNullable(parameters.getFirst("to")).map(text -> Moment.time("to", text))));
    }

    private Map<String, Object> beforeDown(ProjectId project, ConnectionId connection, Duration time) {
        Optional<Down> down =
                flights.lastDown(project, connection, projects.image(project).version());
        return shown(down.map(it -> flights.before(it, time)).orElse(List.of()));
    }

    private static Map<String, Object> shown(List<Entry> entries) {
        return Map.of("timeline", entries.stream().map(FlightController::row).toList());
    }

    private static Map<String, @Nullable Object> row(Entry entry) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(HistoryRow.json(entry.event()));
        row.put("kind", entry.kind().name());
        row.put("applied", entry.applied().map(Instant::toString).orElse(null));
        return row;
    }
}
