package io.culvert.events.value;

import java.util.UUID;

/** Names a subnet. */
public record SubnetId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static SubnetId of(String text) {
        return new SubnetId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
