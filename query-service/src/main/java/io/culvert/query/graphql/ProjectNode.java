package io.culvert.query.graphql;

/** A project in the graph. */
record ProjectNode(String id, long version, long intentVersion) {}
