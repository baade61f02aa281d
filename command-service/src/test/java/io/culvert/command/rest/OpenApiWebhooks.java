package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.closed;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.reference;
import static io.culvert.command.rest.Keywords.with;
import static io.culvert.command.rest.OpenApiAnswers.answer;
import static io.culvert.command.rest.OpenApiAnswers.empty;

import java.util.List;
import java.util.Map;

/** What is asked of a webhook that is there. */
final class OpenApiWebhooks {
    private static final String TAG = "webhooks";

    private OpenApiWebhooks() {}

    static void addTo(Map<String, Object> paths) {
        paths.put("/v2.0/webhooks/{id}/resume", ordered("post", resume().json()));
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
}
