package io.culvert.command.domain;

import io.culvert.events.value.ResourceId;
import java.util.Set;

/** A command that counts only while the resource is at one of these revisions. */
public record IfRevision(ResourceId id, Set<Long> revisions, VpnCommand then) implements VpnCommand {
    public IfRevision {
        revisions = Set.copyOf(revisions);
    }
}
