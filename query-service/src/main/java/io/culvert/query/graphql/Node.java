package io.culvert.query.graphql;

/**
 * What all nodes have: an id, the project that owns them, and a name. The fields of the schema are methods of the same
 * name, each declared in the record itself: graphql-java does not look at what a record inherits.
 */
interface Node {
    String id();

    String projectId();

    String name();
}
