package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.closed;
import static io.culvert.command.rest.Keywords.count;
import static io.culvert.command.rest.Keywords.flag;
import static io.culvert.command.rest.Keywords.list;
import static io.culvert.command.rest.Keywords.object;
import static io.culvert.command.rest.Keywords.orNull;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.reference;
import static io.culvert.command.rest.Keywords.uuid;
import static io.culvert.command.rest.Keywords.with;
import static io.culvert.command.rest.OpenApiAnswers.answer;
import static io.culvert.command.rest.OpenApiAnswers.empty;
import static io.culvert.command.rest.OpenApiAnswers.envelope;
import static io.culvert.command.rest.OpenApiParameters.query;

import java.util.List;
import java.util.Map;

/** What is asked of a webhook that is there. */
final class OpenApiWebhooks {
    private static final String TAG = "webhooks";
    private static final Map<String, Object> TEXT = ordered("type", "string");

    private OpenApiWebhooks() {}

    static void addTo(Map<String, Object> paths) {
        String path = "/v2.0/webhooks/{id}";
        paths.put(path + "/resume", ordered("post", resume().json()));
        paths.put(path + "/delivery", ordered("get", delivery().json()));
        paths.put(path + "/dead-letters", ordered("get", letters().json()));
        paths.put(path + "/redeliver", ordered("post", redeliver().json()));
    }

    static Map<String, Object> schemas() {
        return ordered("WebhookDelivery", shown(), "DeadLetter", letter());
    }

    private static OpenApiOperation resume() {
        return OpenApiOperation.of("resumeWebhook", TAG, "Has it go on from another place, back or ahead.")
                .asks("id", "if-match", "dry_run")
                .takes(with(
                        closed(ordered(WebhookBody.AFTER, OpenApiAttributes.after())),
                        "required",
                        List.of(WebhookBody.AFTER)))
                .answers(200, answer("The answer to a dry run.", reference("schemas", "DryRun")))
                .answers(204, empty("It goes on after that version."))
                .refuses(400, 401, 403, 404, 412, 503);
    }

    private static OpenApiOperation delivery() {
        return OpenApiOperation.of("showWebhookDelivery", TAG, "How far it is, and what keeps it.")
                .asks("id")
                .answers(200, answer("As it is.", envelope("delivery", reference("schemas", "WebhookDelivery"))))
                .refuses(401, 403, 404, 503);
    }

    private static OpenApiOperation letters() {
        return OpenApiOperation.of("listDeadLetters", TAG, "The events that its receiver has not taken.")
                .asks("id")
                .asks(List.of(
                        query(WebhookBody.AFTER, count(0), "Those of later versions. Left out: all."),
                        query("limit", count(1), "So many at most, 100 if it is left out, and never more than 1000.")))
                .answers(
                        200,
                        answer(
                                "In the order of their versions.",
                                envelope("dead_letters", list(reference("schemas", "DeadLetter")))))
                .refuses(400, 401, 403, 404, 503);
    }

    private static OpenApiOperation redeliver() {
        return OpenApiOperation.of(
                        "redeliver", TAG, "Has dead letters tried once more: one, those after a version, or all.")
                .asks("id")
                .takes(closed(ordered("version", count(0), WebhookBody.AFTER, count(0))))
                .answers(
                        202,
                        answer(
                                "They are tried soon, and once each; those that are taken are there no more.",
                                envelope(
                                        "redelivery",
                                        object(ordered("from_version", count(0), "to_version", count(0))))))
                .refuses(400, 401, 403, 404, 503);
    }

    private static Map<String, Object> shown() {
        return object(ordered(
                "webhook_id",
                uuid(),
                "enabled",
                flag(),
                "version",
                with(
                        orNull(count(0)),
                        "description",
                        "Up to which all is delivered, not wanted, or a dead letter; null until it has begun."),
                "project_version",
                count(0),
                "pending",
                with(
                        orNull(count(0)),
                        "description",
                        "How many versions of the project it is behind; of these it may want some or none."),
                "attempts",
                with(count(0), "description", "At the next event."),
                "next_attempt_at",
                with(orNull(TEXT), "description", "When it is tried again, with a fraction of a second."),
                "last_error",
                with(orNull(TEXT), "description", "Of the last attempt; null if that was taken."),
                "last_delivered_at",
                orNull(TEXT),
                "dead_letters",
                with(count(0), "description", "How many there are.")));
    }

    private static Map<String, Object> letter() {
        return object(ordered(
                "version",
                count(0),
                "event_id",
                uuid(),
                "type",
                TEXT,
                "since",
                with(TEXT, "description", "When it was tried first."),
                "attempts",
                count(1),
                "last_error",
                TEXT));
    }
}
