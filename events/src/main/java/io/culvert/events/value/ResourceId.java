package io.culvert.events.value;

import java.util.UUID;

/** The identity of a resource: a UUID, shown in its canonical form of 36 lower-case characters. */
public sealed interface ResourceId
        permits NetworkId,
                SubnetId,
                RouterId,
                IkePolicyId,
                IpsecPolicyId,
                EndpointGroupId,
                VpnServiceId,
                ConnectionId,
                WebhookId {
    UUID value();

    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters; names the text */
    static UUID parse(String text) {
        // UUID.fromString also reads shortened groups, which would give one resource several names.
        if (text.length() != 36) {
            throw new IllegalArgumentException("'" + text + "' is not a valid UUID");
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a valid UUID", e);
        }
    }
}
