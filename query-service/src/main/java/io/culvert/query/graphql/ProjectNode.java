package io.culvert.query.graphql;

/** A project in the graph. */
record ProjectNode(String id, long version, long intentVersion) {
    static ProjectNode of(Nodes nodes) {
        return new ProjectNode(
                nodes.projectId().value(),
                nodes.state().version(),
                nodes.state().intentVersion());
    }
}
