package io.culvert.command.domain;

import io.culvert.events.resource.Webhook;
import io.culvert.events.value.SecretRef;
import java.util.List;
import java.util.Optional;

/** The attributes of a webhook that a client sent; empty for those that he did not. */
public record WebhookChanges(
        Optional<String> name,
        Optional<String> description,
        Optional<String> url,
        Optional<List<String>> eventTypes,
        Optional<Boolean> enabled,
        Optional<SecretRef> secret) {
    public WebhookChanges withSecret(SecretRef next) {
        return new WebhookChanges(name, description, url, eventTypes, enabled, Optional.of(next));
    }

    /** The secret that it had is its former one. */
    public Webhook appliedTo(Webhook now) {
        SecretRef next = secret.orElse(now.secret());
        return new Webhook(
                now.id(),
                name.orElse(now.name()),
                description.orElse(now.description()),
                url.orElse(now.url()),
                eventTypes.orElse(now.eventTypes()),
                enabled.orElse(now.enabled()),
                next,
                next.equals(now.secret()) ? now.formerSecret() : Optional.of(now.secret()));
    }
}
