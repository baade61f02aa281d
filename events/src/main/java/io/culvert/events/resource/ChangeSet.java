package io.culvert.events.resource;

import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Until;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Changes that are carried out, and taken back unless they are confirmed.
 *
 * @param base the version of the project before the first of them
 * @param last the version of the last of them
 * @param deadline from which on they are taken back
 * @param connections the tunnels that hosts set up or replace because of them
 * @param resources that are changed by them, each once
 */
public record ChangeSet(
        UUID id,
        long base,
        long last,
        Instant deadline,
        Until until,
        List<ConnectionId> connections,
        List<ChangedResource> resources) {
    public ChangeSet {
        connections = List.copyOf(connections);
        resources = List.copyOf(resources);
    }
}
