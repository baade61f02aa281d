package io.culvert.command.domain;

import io.culvert.events.api.Collection;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.List;

/** Tags: a set of words on any resource. */
final class TagRules {
    private TagRules() {}

    static List<VpnEvent> tag(ProjectState state, TagResource command) {
        ResourceId id = command.id();
        ResourceKind kind = ResourceKind.of(id);
        StandardAttributes now = state.standard().get(id);
        if (now == null) {
            throw new RefusedException(Collection.of(kind).notFound(id.toString()));
        }
        List<String> tags = command.tags().stream().distinct().sorted().toList();
        return tags.equals(now.tags()) ? List.of() : Facts.of(new ResourceTagged(kind, id.value(), tags));
    }
}
