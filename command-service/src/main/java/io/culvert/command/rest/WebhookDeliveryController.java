package io.culvert.command.rest;

import io.culvert.command.port.WebhookLetter;
import io.culvert.command.port.WebhookPlace;
import io.culvert.command.port.WebhookPlaces;
import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far a webhook is, what its receiver has not taken, and the order to try that once more. */
@RestController
@RequestMapping("/v2.0/webhooks/{id}")
class WebhookDeliveryController {
    private static final String VERSION = "version";
    private static final int MOST = 1_000;

    /** In the place of a request id: no event says it. */
    private static final String NO_WRITE = "-";

    private final Writer writer;
    private final WebhookPlaces places;

    WebhookDeliveryController(Writer writer, WebhookPlaces places) {
        this.writer = writer;
        this.places = places;
    }

    /** A webhook that the caller may see, in its project. */
    private record Seen(ProjectState state, Webhook webhook) {}

    @GetMapping("/delivery")
    ResponseEntity<?> delivery(Caller caller, @PathVariable("id") String path) {
        Seen seen = seen(caller, path);
        WebhookId id = seen.webhook().id();
        Optional<WebhookPlace> place = places.find(id);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("webhook_id", id.toString());
        shown.put("enabled", seen.webhook().enabled());
        shown.put(VERSION, place.map(WebhookPlace::version).orElse(null));
        shown.put("project_version", seen.state().version());
        shown.put(
                "pending",
                place.map(it -> seen.state().version() - it.version()).orElse(null));
        shown.put("attempts", place.map(WebhookPlace::attempts).orElse(0));
        shown.put(
                "next_attempt_at",
                place.filter(it -> it.attempts() > 0 && seen.webhook().enabled())
                        .map(it -> it.notBefore().toString())
                        .orElse(null));
        shown.put("last_error", place.flatMap(WebhookPlace::trouble).orElse(null));
        shown.put(
                "last_delivered_at",
                place.flatMap(WebhookPlace::deliveredAt).map(Object::toString).orElse(null));
        shown.put("dead_letters", places.count(id));
        return ResponseEntity.ok(Map.of("delivery", shown));
    }

    @GetMapping("/dead-letters")
    ResponseEntity<?> letters(
            Caller caller,
            @PathVariable("id") String path,
            @RequestParam(name = "after", required = false, defaultValue = "0") String after,
            @RequestParam(name = "limit", required = false, defaultValue = "100") String limit) {
        Seen seen = seen(caller, path);
        List<Map<String, Object>> shown = places
                .letters(seen.webhook().id(), number("after", after) + 1, Math.clamp(number("limit", limit), 1, MOST))
                .stream()
                .map(WebhookDeliveryController::shown)
                .toList();
        return ResponseEntity.ok(Map.of("dead_letters", shown));
    }

    /** One by its version, those after a version, or all. They are tried soon, and once. */
    @PostMapping("/redeliver")
    ResponseEntity<?> redeliver(
            Caller caller, @PathVariable("id") String path, @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "update_webhook");
        Seen seen = seen(caller, path);
        Attributes asked = Body.ofFreeAction(Set.of(VERSION, WebhookBody.AFTER), body);
        Optional<Integer> one = asked.count(VERSION);
        long from = one.orElseGet(() -> asked.count(WebhookBody.AFTER).orElse(0) + 1);
        long to = one.map(Integer::longValue).orElse(seen.state().version());
        List<WebhookLetter> first = places.letters(seen.webhook().id(), from, 1);
        if (first.isEmpty() || first.getFirst().version() > to) {
            throw new ApiException(new ApiError(
                    404,
                    "DeadLetterNotFound",
                    "Webhook " + seen.webhook().id() + " has no dead letter of versions " + from + " to " + to + "."));
        }
        places.ask(new WebhookPlaces.Ask(seen.webhook().id(), from, to));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(Map.of("redelivery", Map.of("from_version", from, "to_version", to)));
    }

    private Seen seen(Caller caller, String path) {
        WebhookId id = (WebhookId) Named.in(Collection.WEBHOOKS, path);
        ProjectId project = writer.project(caller, id);
        ProjectState state = writer.peek(project, Cause.of(caller.actor(), NO_WRITE));
        Webhook webhook = state.webhooks().get(id);
        if (webhook == null) {
            throw new ApiException(Collection.WEBHOOKS.notFound(path));
        }
        return new Seen(state, webhook);
    }

    private static Map<String, Object> shown(WebhookLetter letter) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(VERSION, letter.version());
        shown.put("event_id", letter.eventId().toString());
        shown.put("type", letter.type());
        shown.put("since", letter.since().toString());
        shown.put("attempts", letter.attempts());
        shown.put("last_error", letter.trouble());
        return shown;
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Malformed.attribute(name, "'" + text + "' is not a number from 0 to 999999999");
        }
        return Integer.parseInt(text);
    }
}
