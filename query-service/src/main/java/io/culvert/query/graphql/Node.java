package io.culvert.query.graphql;

/** What all nodes have: an id, the project that owns them, and a name. Schema fields are methods of the same name. */
interface Node {
    Nodes in();

    String id();

    String name();

    default String projectId() {
        return in().projectId().value();
    }
}
