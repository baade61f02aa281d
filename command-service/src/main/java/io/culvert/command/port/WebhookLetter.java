package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that the receiver of a webhook has not taken, however often it was tried.
 *
 * @param version of the event in its project
 * @param since when it was tried first
 * @param attempts how often it was tried, from 1
 * @param trouble of the last attempt
 */
public record WebhookLetter(
        WebhookId webhook,
        ProjectId project,
        long version,
        UUID eventId,
        String type,
        Instant since,
        int attempts,
        String trouble) {
    /** The same after one more attempt in vain. */
    public WebhookLetter again(String why) {
        return new WebhookLetter(webhook, project, version, eventId, type, since, attempts + 1, why);
    }
}
