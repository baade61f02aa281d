package io.culvert.events.value;

import java.util.UUID;

/** Names a network. */
public record NetworkId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static NetworkId of(String text) {
        return new NetworkId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
