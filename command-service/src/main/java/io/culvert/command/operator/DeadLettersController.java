package io.culvert.command.operator;

import io.culvert.command.port.DeadLetter;
import io.culvert.command.port.DeadLetter.Asked;
import io.culvert.command.port.DeadLetters;
import io.culvert.command.port.EventLog;
import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The events that the command service's projections could not handle, and what is to become of them. */
@RestController
public final class DeadLettersController {
    /** Counting on would be reading a whole stream for a number that tells no more. */
    private static final int MOST_WAITING = 1_000;

    private final DeadLetters letters;
    private final EventLog log;

    public DeadLettersController(DeadLetters letters, EventLog log) {
        this.letters = letters;
        this.log = log;
    }

    @GetMapping("/operator/log/dead-letters")
    Map<String, Object> all(Caller caller) {
        RefusedException.unlessAdmin(caller);
        List<Map<String, Object>> all = letters.all().stream().map(this::show).toList();
        return Map.of("deadLetters", all);
    }

    @PostMapping("/operator/log/dead-letters/{projection}/{project}/retry")
    ResponseEntity<Void> retry(Caller caller, @PathVariable String projection, @PathVariable String project) {
        return ask(caller, projection, project, Asked.RETRY);
    }

    @PostMapping("/operator/log/dead-letters/{projection}/{project}/evict")
    ResponseEntity<Void> evict(Caller caller, @PathVariable String projection, @PathVariable String project) {
        return ask(caller, projection, project, Asked.EVICT);
    }

    /** Answers before it is done: the projection may run in another process. */
    private ResponseEntity<Void> ask(Caller caller, String projection, String project, Asked asked) {
        RefusedException.unlessAdmin(caller);
        if (!letters.ask(projection, new ProjectId(project), asked)) {
            throw RefusedException.notFound(
                    "projection '" + projection + "' has no dead letter of project '" + project + "'");
        }
        return ResponseEntity.accepted().build();
    }

    private Map<String, Object> show(DeadLetter letter) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("projection", letter.projection());
        shown.put("project", letter.project().value());
        shown.put("version", letter.version());
        shown.put("position", letter.position());
        shown.put("type", letter.type());
        shown.put("reason", letter.reason());
        shown.put("since", letter.since().toString());
        shown.put("attempts", letter.attempts());
        shown.put(
                "waiting",
                log.readStream(letter.project(), letter.version() + 1, MOST_WAITING)
                        .size());
        return shown;
    }
}
