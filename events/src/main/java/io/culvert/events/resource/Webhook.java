package io.culvert.events.resource;

import io.culvert.events.value.SecretRef;
import io.culvert.events.value.WebhookId;
import java.util.List;
import java.util.Optional;

/**
 * Where the events of a project are sent by HTTP.
 *
 * @param url of whoever receives them; without credentials
 * @param eventTypes which events are sent, as in {@code site-connection}, {@code site-connection.updated} or {@code
 *     io.culvert.site-connection.updated.v3}; all if it is empty
 * @param enabled while it is not, nothing is sent, and its place is kept
 * @param secret what its events are signed with
 * @param formerSecret the one before, with which they are signed too while the vault still has it
 */
public record Webhook(
        WebhookId id,
        String name,
        String description,
        String url,
        List<String> eventTypes,
        boolean enabled,
        SecretRef secret,
        Optional<SecretRef> formerSecret)
        implements Resource {
    public Webhook {
        eventTypes = List.copyOf(eventTypes);
    }

    /** The same, but that nothing is sent to it any more. */
    public Webhook disabled() {
        return new Webhook(id, name, description, url, eventTypes, false, secret, formerSecret);
    }
}
