package io.culvert.events.value;

import java.util.UUID;

/** Names an endpoint group. */
public record EndpointGroupId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static EndpointGroupId of(String text) {
        return new EndpointGroupId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
