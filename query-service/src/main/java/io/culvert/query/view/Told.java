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
        ProjectId project = envelope.projectId();
        ResourceId id = about.get();
        return new Told(
                Resources.find(after, id)
                        .or(() -> Resources.find(before, id))
                        .map(Resource::name)
                        .orElse(""),
                Change.between(Attributes.of(project, before, id), Attributes.of(project, after, id)));
    }
}
