package io.culvert.query.view;

import io.culvert.events.event.About;
import io.culvert.events.event.Envelope;
import io.culvert.events.resource.Resource;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * What an event told people beside itself.
 *
 * @param name of the resource that it is about, empty if that has none or the event is about the whole project
 * @param changes what it changed of that
 */
public record Told(String name, List<Change> changes) {
    public Told {
        changes = List.copyOf(changes);
    }

    static Told of(ProjectState before, ProjectState after, Envelope envelope) {
        Optional<ResourceId> about = About.resource(envelope.event());
        if (about.isEmpty()) {
            return new Told("", Change.between(Attributes.ofQuotas(before), Attributes.ofQuotas(after)));
        }
        ResourceId id = about.get();
        Optional<Resource> was = Resources.find(before, id);
        Optional<Resource> is = Resources.find(after, id);
        return new Told(
                is.or(() -> was).map(Resource::name).orElse(""),
                // Most events report of what stays as it is.
                was.isPresent() && was.equals(is)
                        ? Change.between(Attributes.around(before, id), Attributes.around(after, id))
                        : changes(envelope.projectId(), before, after, id));
    }

    private static List<Change> changes(ProjectId project, ProjectState before, ProjectState after, ResourceId id) {
        return Change.between(Attributes.of(project, before, id), Attributes.of(project, after, id));
    }
}
