package io.culvert.query.graphql;

import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** The scalars that the schema has beside GraphQL's own. */
public final class Scalars {
    private Scalars() {}

    public static RuntimeWiringConfigurer wiring() {
        return builder -> builder.scalar(LongScalar.type());
    }
}
