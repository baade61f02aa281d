package io.culvert.events.event;

import io.culvert.events.value.ConnectionId;
import java.util.List;
import java.util.UUID;

/**
 * The data keys of a deleted connection's secret are destroyed: no copy of its ciphertext opens again.
 *
 * @param versions those that there still were, ascending
 * @param deletedAt the version, in the project's stream, of the connection's deletion
 */
public record SecretShredded(ConnectionId connectionId, UUID secretId, List<Integer> versions, long deletedAt)
        implements Observation {
    public SecretShredded {
        versions = List.copyOf(versions);
    }
}
