package io.culvert.events.value;

import java.util.UUID;

/** Names a router. */
public record RouterId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static RouterId of(String text) {
        return new RouterId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
