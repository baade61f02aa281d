package io.culvert.query.graphql;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The arguments that all lists take; null for no wish. */
record Wanted(
        @Nullable String project,
        @Nullable String id,
        @Nullable String name,
        @Nullable AsOf asOf) {
    <N extends Node> Stream<N> of(Stream<N> nodes) {
        return nodes.filter(node -> (id == null || id.equals(node.id())) && (name == null || name.equals(node.name())));
    }
}
