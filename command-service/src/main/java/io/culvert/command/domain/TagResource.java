package io.culvert.command.domain;

import io.culvert.events.value.ResourceId;
import java.util.List;

/** Gives a resource these tags in place of those that it has. */
public record TagResource(ResourceId id, List<String> tags) implements VpnCommand {
    public TagResource {
        tags = List.copyOf(tags);
    }
}
