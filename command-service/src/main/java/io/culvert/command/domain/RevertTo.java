package io.culvert.command.domain;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.SecretRef;
import java.util.Map;
import java.util.Optional;

/**
 * Makes what is wanted of a project what was wanted once.
 *
 * @param then the project as it was
 * @param only the resource that is to be as it was, with what it can't be without; empty for all
 * @param keys of connections that have been deleted since, sealed: their former ones are destroyed
 */
public record RevertTo(ProjectState then, Optional<ResourceId> only, Map<ConnectionId, SecretRef> keys)
        implements VpnCommand {
    public RevertTo {
        keys = Map.copyOf(keys);
    }
}
