package io.culvert.query.graphql;

import io.culvert.agent.render.ConfigurationDiff;
import io.culvert.events.api.Caller;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.graphql.ConnectionNode.ReasonNode;
import io.culvert.query.graphql.HistoryController.ChangeNode;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.view.Moment;
import io.culvert.query.view.ResourceDiff;
import io.culvert.query.view.TunnelDiff;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What became of a project between two moments. */
@Controller
public final class DiffController {
    /** Each level is worked out if it is asked for. */
    public record DiffNode(ProjectId project, ProjectState from, ProjectState to) {
        public long fromVersion() {
            return from.version();
        }

        public long toVersion() {
            return to.version();
        }

        public List<ResourceNode> resources() {
            return ResourceDiff.between(project, from, to).stream()
                    .map(ResourceNode::of)
                    .toList();
        }

        public List<ConfigurationNode.DiffNode> configuration() {
            return ConfigurationDiff.between(project, from, to).stream()
                    .map(each -> ConfigurationNode.DiffNode.of(each, List.of(to, from)))
                    .toList();
        }

        public List<TunnelNode> tunnels() {
            return TunnelDiff.between(from, to).stream().map(TunnelNode::of).toList();
        }
    }

    record TunnelNode(
            String connectionId,
            String name,
            @Nullable SeenNode before,
            @Nullable SeenNode after) {
        static TunnelNode of(TunnelDiff diff) {
            return new TunnelNode(diff.id().toString(), diff.name(), node(diff.before()), node(diff.after()));
        }

        private static @Nullable SeenNode node(Optional<TunnelDiff.Seen> seen) {
            return seen.map(SeenNode::new).orElse(null);
        }
    }

    /** What hosts had told of a connection, in the graph. */
    public record SeenNode(TunnelDiff.Seen it) {
        public String status() {
            return it.status().wireName();
        }

        public @Nullable ReasonNode reason() {
            return it.last().map(ConnectionStatus::reason).map(ReasonNode::of).orElse(null);
        }

        public @Nullable Long appliedVersion() {
            return it.last().map(ConnectionStatus::appliedVersion).orElse(null);
        }

        public @Nullable String since() {
            return it.last().map(told -> told.since().toString()).orElse(null);
        }

        public @Nullable String host() {
            return it.last().map(told -> told.hostId().value()).orElse(null);
        }
    }

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
                    return new DiffNode(id, past.state(id, least), past.state(id, last));
                })
                .orElse(null);
    }
}
