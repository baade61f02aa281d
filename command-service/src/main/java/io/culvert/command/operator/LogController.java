package io.culvert.command.operator;

import io.culvert.command.follow.Progress;
import io.culvert.command.follow.Standing;
import io.culvert.command.follow.Watched;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Places;
import io.culvert.events.api.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long the log is and how far its readers are, and the way to send all of it to Kafka again. */
@RestController
public final class LogController {
    private static final String RELAY = "relay";

    private final EventLog log;
    private final Places places;
    private final List<Watched> readers;

    public LogController(EventLog log, Places places, List<Watched> parts) {
        this.log = log;
        this.places = places;
        this.readers =
                parts.stream().filter(part -> part.progress().isPresent()).toList();
    }

    @GetMapping("/operator/log")
    Map<String, Object> log(Caller caller) {
        RefusedException.unlessAdmin(caller);
        return Map.of(
                "position",
                log.head(),
                "followers",
                readers.stream().map(this::show).toList());
    }

    /** Consumers drop what they have by its version, so that sending it again harms nobody. */
    @PostMapping("/operator/log/replay")
    ResponseEntity<Map<String, Object>> replay(Caller caller) {
        RefusedException.unlessAdmin(caller);
        places.rewind(RELAY);
        return ResponseEntity.accepted().body(Map.of("from", 1, "to", log.head()));
    }

    private Map<String, Object> show(Watched reader) {
        Standing standing = reader.standing();
        Progress here = reader.progress().orElseThrow();
        // Another process may be the one that follows.
        long position = places.position(reader.name()).orElse(here.position());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", reader.name());
        shown.put("position", position);
        shown.put("behind", Math.max(0, log.head() - position));
        shown.put("well", standing.well());
        shown.put("text", standing.text());
        shown.put("deadLetters", here.deadLetters());
        return shown;
    }
}
