package io.culvert.events.value;

import java.util.UUID;

/** Names an IPsec site connection. */
public record ConnectionId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static ConnectionId of(String text) {
        return new ConnectionId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
