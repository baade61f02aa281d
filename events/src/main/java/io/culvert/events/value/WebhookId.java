package io.culvert.events.value;

import java.util.UUID;

/** Names a webhook. */
public record WebhookId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static WebhookId of(String text) {
        return new WebhookId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
