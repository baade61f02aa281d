package io.culvert.query.graphql;

import io.culvert.events.resource.Resource;

/**
 * What all nodes have: an id, the project that owns them, and a name. The fields of the schema are methods of the same
 * name; graphql-java finds those that a node inherits only where the node is public.
 */
public interface Node {
    Nodes in();

    Resource it();

    default String id() {
        return it().id().toString();
    }

    default String projectId() {
        return in().projectId().value();
    }

    default String name() {
        return it().name();
    }
}
