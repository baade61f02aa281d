package io.culvert.command.domain;

import java.util.Set;

/** A command that counts only while nothing is wanted of its project that was not wanted at one of these versions. */
public record IfVersion(Set<Long> versions, VpnCommand then) implements VpnCommand {
    public IfVersion {
        versions = Set.copyOf(versions);
    }
}
