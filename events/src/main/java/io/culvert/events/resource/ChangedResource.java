package io.culvert.events.resource;

import io.culvert.events.value.Fate;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.UUID;

/** A resource, and what became of it. */
public record ChangedResource(ResourceKind kind, UUID id, Fate fate) {
    public ResourceId resource() {
        return kind.id(id);
    }
}
