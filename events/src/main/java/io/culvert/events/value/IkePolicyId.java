package io.culvert.events.value;

import java.util.UUID;

/** Names an IKE policy. */
public record IkePolicyId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static IkePolicyId of(String text) {
        return new IkePolicyId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
