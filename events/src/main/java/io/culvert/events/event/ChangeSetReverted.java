package io.culvert.events.event;

import io.culvert.events.resource.LeftResource;
import java.util.List;
import java.util.UUID;

/** A change set was taken back by the events before this one, of the same commit, but for what is left as it is. */
public record ChangeSetReverted(UUID id, List<LeftResource> left) implements Intent {
    public ChangeSetReverted {
        left = List.copyOf(left);
    }
}
