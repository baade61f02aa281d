package io.culvert.command.domain;

import io.culvert.events.value.ConnectionId;
import java.util.List;
import java.util.UUID;

/**
 * The vault has destroyed what it had of a deleted connection; it says so at least once, and becomes {@code SecretShredded}
 * once.
 *
 * @param versions at least one
 * @param deletedAt the version of the connection's deletion; of a project's deletions the vault tells in their order
 */
public record RecordShredding(ConnectionId connectionId, UUID secretId, List<Integer> versions, long deletedAt)
        implements VpnCommand {
    public RecordShredding {
        versions = List.copyOf(versions);
    }
}
