package io.culvert.query.rest;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.DeadLetter;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.Feed;
import io.culvert.query.port.Projects;
import io.culvert.query.port.ViewGenerations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What those who run Culvert ask of the views: which generation serves, a rebuild, and what is to become of dead letters. */
@RestController
public final class OperatorController {
    private final Feed feed;
    private final ViewGenerations generations;
    private final Projects projects;
    private final Evictions evictions;
    private final Operators operators;

    public OperatorController(
            Feed feed, ViewGenerations generations, Projects projects, Evictions evictions, Operators operators) {
        this.feed = feed;
        this.generations = generations;
        this.projects = projects;
        this.evictions = evictions;
        this.operators = operators;
    }

    @GetMapping("/operator/views")
    Map<String, Object> views(HttpServletRequest request) {
        operators.admit(request);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("generation", generations.number());
        shown.put("readable", feed.state().readable());
        shown.put("writes", feed.isWriting());
        shown.put("projects", projects.all().size());
        shown.put(
                "events",
                projects.all().values().stream()
                        .mapToLong(image -> image.version())
                        .sum());
        shown.put(
                "incomplete",
                evictions.all().stream()
                        .map(place -> place.project().value())
                        .distinct()
                        .toList());
        feed.rebuilding()
                .ifPresent(progress -> shown.put(
                        "rebuild",
                        Map.of(
                                "generation", progress.generation(),
                                "done", progress.done(),
                                "total", progress.total(),
                                "eventsPerSecond", progress.eventsPerSecond(),
                                "etaSeconds", progress.etaSeconds())));
        return shown;
    }

    @PostMapping("/operator/views/rebuild")
    ResponseEntity<Void> rebuild(HttpServletRequest request) {
        operators.admit(request);
        if (!feed.rebuild()) {
            throw RefusedOperationException.conflict("the views are being built anew already");
        }
        return ResponseEntity.accepted().build();
    }

    @GetMapping("/operator/views/dead-letters")
    Map<String, Object> deadLetters(HttpServletRequest request) {
        operators.admit(request);
        List<Map<String, Object>> all =
                feed.deadLetters().stream().map(OperatorController::show).toList();
        return Map.of("deadLetters", all);
    }

    @PostMapping("/operator/views/dead-letters/{project}/retry")
    ResponseEntity<Void> retry(HttpServletRequest request, @PathVariable String project) {
        operators.admit(request);
        feed.retry(letter(project).project());
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/operator/views/dead-letters/{project}/evict")
    ResponseEntity<Void> evict(HttpServletRequest request, @PathVariable String project) {
        Caller operator = operators.admit(request);
        DeadLetter letter = letter(project);
        if (!letter.evictable()) {
            throw RefusedOperationException.conflict("project '" + project + "' stops where version "
                    + letter.version() + " is missing: there is no event to give up. Have the log sent again"
                    + " (ops/culvert replay topic).");
        }
        feed.evict(letter, operator.actor());
        return ResponseEntity.accepted().build();
    }

    private DeadLetter letter(String project) {
        return feed.deadLetters().stream()
                .filter(letter -> letter.project().equals(new ProjectId(project)))
                .findFirst()
                .orElseThrow(() -> RefusedOperationException.notFound(
                        "the views have no dead letter of project '" + project + "'"));
    }

    private static Map<String, Object> show(DeadLetter letter) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("projection", "views");
        shown.put("project", letter.project().value());
        shown.put("version", letter.version());
        shown.put("position", letter.position());
        shown.put("type", letter.type());
        shown.put("reason", letter.reason());
        shown.put("since", letter.since().toString());
        shown.put("attempts", letter.attempts());
        shown.put("waiting", letter.waiting());
        shown.put("evictable", letter.evictable());
        return shown;
    }
}
