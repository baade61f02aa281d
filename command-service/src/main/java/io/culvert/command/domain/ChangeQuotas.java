package io.culvert.command.domain;

import io.culvert.events.value.ResourceKind;
import java.util.Map;

/** Gives the project these limits, -1 for none, in place of those that it has of its own. */
public record ChangeQuotas(Map<ResourceKind, Integer> limits) implements VpnCommand {
    public ChangeQuotas {
        limits = Map.copyOf(limits);
    }
}
