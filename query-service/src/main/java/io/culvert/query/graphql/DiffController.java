package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.query.graphql.HistoryController.ChangeNode;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.view.Moment;
import io.culvert.query.view.ResourceDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What became of a project between two moments. */
@Controller
public final class DiffController {
    record DiffNode(long fromVersion, long toVersion, List<ResourceNode> resources) {}

    record ResourceNode(String subject, String name, ResourceDiff.Fate fate, List<ChangeNode> changes) {
        static ResourceNode of(ResourceDiff diff) {
            return new ResourceNode(diff.subject(), diff.name(), diff.fate(), ChangeNode.of(diff.changes()));
        }
    }

    private final Projects projects;
    private final Past past;

    public DiffController(Projects projects, Past past) {
        this.projects = projects;
        this.past = past;
    }

    @QueryMapping
    @Nullable
    DiffNode diff(
            @ContextValue(CallerInterceptor.CALLER) Caller caller,
            @Argument String project,
            @Argument AsOf from,
            @Argument @Nullable AsOf to) {
        Moment begin = from.moment("from");
        return Sight.visible(caller, project)
                .map(id -> {
                    long least = past.version(id, begin);
                    long last = to == null ? projects.image(id).version() : past.version(id, to.moment("to"));
                    return new DiffNode(
                            least,
                            last,
                            ResourceDiff.between(id, past.state(id, least), past.state(id, last)).stream()
                                    .map(ResourceNode::of)
                                    .toList());
                })
                .orElse(null);
    }
}
