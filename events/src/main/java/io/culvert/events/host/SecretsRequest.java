package io.culvert.events.host;

import io.culvert.events.value.SecretRef;
import java.util.List;
import java.util.UUID;

/**
 * A host's wish for several secrets of one project, which it gets together or not at all: one request for each costs both sides
 * more than all else that is done for a key.
 *
 * @param epoch of the binding, or of the preparation, under which the host acts
 */
public record SecretsRequest(String project, long epoch, List<Key> keys) {
    /** How many one request may name. */
    public static final int MOST = 32;

    /** One version of a secret. */
    public record Key(UUID id, int version) {
        public SecretRef ref() {
            return new SecretRef(id, version, "");
        }
    }

    public SecretsRequest {
        keys = List.copyOf(keys);
    }
}
