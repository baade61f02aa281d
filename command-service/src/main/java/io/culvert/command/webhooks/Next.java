package io.culvert.command.webhooks;

import io.culvert.command.port.WebhookPlace;
import java.time.Instant;
import java.util.Optional;

/** What follows from an answer: where the webhook is then, and what is to be done first. */
sealed interface Next {
    /** The event is done with. */
    record Delivered(WebhookPlace place) implements Next {}

    /** The same event again, when its time comes. */
    record Again(WebhookPlace place) implements Next {}

    /** A dead letter is kept of the event, and then it is done with. */
    record GivenUp(Instant since, int attempts, String trouble, WebhookPlace place) implements Next {}

    /** The webhook is disabled; its place stays. */
    record Disabled(String reason, WebhookPlace place) implements Next {}

    /**
     * @param version of the event that was sent, the first after the place that is wanted
     * @param hasRoom whether one more dead letter may be kept
     * @param chance from 0 to 1
     */
    static Next after(
            WebhookPlace place,
            long version,
            Answer answer,
            Retries retries,
            boolean hasRoom,
            Instant now,
            double chance) {
        return switch (answer) {
            case Answer.Taken() -> new Delivered(place.delivered(version, now));
            case Answer.Gone(String text) ->
                new Disabled(text, place.failed(now, retries.pause(1, chance, Optional.empty()), text));
            case Answer.Failed(String text, var asked) -> {
                WebhookPlace failed = place.failed(now, retries.pause(place.attempts() + 1, chance, asked), text);
                if (!retries.isOver(place, now)) {
                    yield new Again(failed);
                }
                yield hasRoom
                        ? new GivenUp(failed.triedSince().orElse(now), failed.attempts(), text, failed.skipped(version))
                        : new Disabled("its dead letters are as many as are kept, and then " + text, failed);
            }
        };
    }
}
