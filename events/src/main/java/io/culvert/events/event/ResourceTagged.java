package io.culvert.events.event;

import io.culvert.events.value.ResourceKind;
import java.util.List;
import java.util.UUID;

/** A resource has these tags now, and no others; they are sorted. */
public record ResourceTagged(ResourceKind kind, UUID id, List<String> tags) implements Intent {
    public ResourceTagged {
        tags = List.copyOf(tags);
    }
}
