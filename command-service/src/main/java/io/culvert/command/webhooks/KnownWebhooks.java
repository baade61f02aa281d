package io.culvert.command.webhooks;

import io.culvert.events.event.Envelope;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.event.WebhookResumed;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import io.culvert.events.wire.WireEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The webhooks that there are, as the log tells of them; of the many other events only their types are looked at. */
final class KnownWebhooks {
    /** Wire names of all versions that there will be. */
    private static final String OURS = "io.culvert.webhook.";

    /**
     * @param revision the version of the project at which it was changed last
     * @param origin the version of the event that put it somewhere last
     * @param after where that was
     * @param since when it was changed or put somewhere last
     * @param stopped by Culvert, and not by its owner
     */
    record Known(
            ProjectId project,
            Webhook webhook,
            long revision,
            long origin,
            long after,
            Instant since,
            boolean stopped) {
        Known changed(Webhook to, Envelope by) {
            return new Known(project, to, by.version(), origin, after, by.time(), stopped && !to.enabled());
        }

        Known stopped(Envelope by) {
            return new Known(project, webhook.disabled(), by.version(), origin, after, by.time(), true);
        }

        Known put(long there, Envelope by) {
            return new Known(project, webhook, revision, by.version(), there, by.time(), stopped);
        }
    }

    private final Map<WebhookId, Known> all = new LinkedHashMap<>();

    Map<WebhookId, Known> all() {
        return Map.copyOf(all);
    }

    /** The webhook that the event deletes. */
    Optional<WebhookId> apply(WireEvent wire) {
        if (!wire.type().startsWith(OURS)) {
            return Optional.empty();
        }
        Envelope event = wire.read();
        long version = event.version();
        switch (event.event()) {
            case WebhookCreated(Webhook it, long after) ->
                all.put(it.id(), new Known(event.projectId(), it, version, version, after, event.time(), false));
            case WebhookUpdated(Webhook it) -> all.computeIfPresent(it.id(), (_, known) -> known.changed(it, event));
            case WebhookDisabled(WebhookId id, var _) -> all.computeIfPresent(id, (_, known) -> known.stopped(event));
            case WebhookResumed(WebhookId id, long after) ->
                all.computeIfPresent(id, (_, known) -> known.put(after, event));
            case WebhookDeleted(WebhookId id) -> {
                all.remove(id);
                return Optional.of(id);
            }
            default -> throw new IllegalStateException("not of a webhook: " + event.event());
        }
        return Optional.empty();
    }
}
