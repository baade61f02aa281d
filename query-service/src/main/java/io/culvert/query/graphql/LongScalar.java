package io.culvert.query.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;

/** The scalar {@code Long}: GraphQL's own Int ends at 32 bits, which a log outgrows. */
final class LongScalar implements Coercing<Long, Long> {
    static GraphQLScalarType type() {
        return GraphQLScalarType.newScalar()
                .name("Long")
                .coercing(new LongScalar())
                .build();
    }

    @Override
    public Long serialize(Object result, GraphQLContext context, Locale locale) {
        if (result instanceof Number number) {
            return number.longValue();
        }
        throw new CoercingSerializeException("no number");
    }

    @Override
    public Long parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof Integer || input instanceof Long) {
            return ((Number) input).longValue();
        }
        throw new CoercingParseValueException("not a whole number");
    }

    @Override
    public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof IntValue value && value.getValue().bitLength() < Long.SIZE) {
            return value.getValue().longValue();
        }
        throw new CoercingParseLiteralException("not a whole number of 64 bits");
    }
}
