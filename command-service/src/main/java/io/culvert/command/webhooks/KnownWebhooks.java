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
     */
    record Known(ProjectId project, Webhook webhook, long revision, long origin, long after) {
        Known with(Webhook changed, long version) {
            return new Known(project, changed, version, origin, after);
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
                all.put(it.id(), new Known(event.projectId(), it, version, version, after));
            case WebhookUpdated(Webhook it) -> all.computeIfPresent(it.id(), (_, known) -> known.with(it, version));
            case WebhookDisabled(WebhookId id, var _) ->
                all.computeIfPresent(
                        id, (_, known) -> known.with(known.webhook().disabled(), version));
            case WebhookResumed(WebhookId id, long after) ->
                all.computeIfPresent(
                        id,
                        (_, known) -> new Known(known.project(), known.webhook(), known.revision(), version, after));
            case WebhookDeleted(WebhookId id) -> {
                all.remove(id);
                return Optional.of(id);
            }
            default -> throw new IllegalStateException("not of a webhook: " + event.event());
        }
        return Optional.empty();
    }
}
