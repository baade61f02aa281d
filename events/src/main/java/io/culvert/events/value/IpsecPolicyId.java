package io.culvert.events.value;

import java.util.UUID;

/** Names an IPsec policy. */
public record IpsecPolicyId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static IpsecPolicyId of(String text) {
        return new IpsecPolicyId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
