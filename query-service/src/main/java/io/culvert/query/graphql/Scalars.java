package io.culvert.query.graphql;

import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** The scalars that the schema has beside GraphQL's own, and which type a node is of. */
public final class Scalars {
    private Scalars() {}

    public static RuntimeWiringConfigurer wiring() {
        return builder -> builder.scalar(LongScalar.type())
                .type(
                        "Node",
                        node -> node.typeResolver(asked -> asked.getSchema().getObjectType(type(asked.getObject()))));
    }

    private static String type(Node node) {
        return switch (node) {
            case ServiceNode _ -> "VpnService";
            default -> node.getClass().getSimpleName().replaceFirst("Node$", "");
        };
    }
}
