package io.culvert.query.graphql;

import io.culvert.agent.desired.RouterNamespaces;
import io.culvert.agent.render.Configuration;
import io.culvert.agent.render.ConfigurationDiff;
import io.culvert.agent.render.ConfigurationDiff.Fate;
import io.culvert.agent.render.ConfigurationDiff.FileDiff;
import io.culvert.events.resource.Router;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.RouterId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a router in the graph. */
record ConfigurationNode(List<FileNode> files, List<RefusedNode> refused) {
    record FileNode(String name, List<String> connectionIds, String text) {}

    record RefusedNode(String name, List<String> connectionIds, String why) {}

    /** What became of the files of a router. */
    record DiffNode(String routerId, @Nullable String name, List<FileDiffNode> files) {
        /** @param named the state that has its name, if any has */
        static DiffNode of(ConfigurationDiff diff, List<ProjectState> named) {
            return new DiffNode(
                    diff.router().toString(),
                    named.stream()
                            .flatMap(state -> Stream.ofNullable(
                                    state.inventory().routers().get(diff.router())))
                            .findFirst()
                            .map(Router::name)
                            .orElse(null),
                    diff.files().stream().map(FileDiffNode::of).toList());
        }
    }

    record FileDiffNode(String name, Fate fate, List<String> connectionIds, String diff) {
        static FileDiffNode of(FileDiff file) {
            return new FileDiffNode(file.name(), file.fate(), ids(file.connections()), file.diff());
        }
    }

    static ConfigurationNode of(Nodes in, RouterId router) {
        Configuration configuration =
                Configuration.of(RouterNamespaces.NONE.next(in.projectId(), in.byRouter(), List.of(router)), router);
        return new ConfigurationNode(
                configuration.files().stream()
                        .map(each -> new FileNode(each.name(), ids(each.connections()), each.text()))
                        .toList(),
                configuration.refused().stream()
                        .map(each -> new RefusedNode(each.name(), ids(each.connections()), each.why()))
                        .toList());
    }

    private static List<String> ids(List<ConnectionId> connections) {
        return connections.stream().map(ConnectionId::toString).toList();
    }
}
