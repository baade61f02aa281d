package io.culvert.query.graphql;

import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import io.culvert.query.view.BadQueryException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;

/** What can't be answered because of how it was asked: an error with a {@code code} for programs. */
public final class RefusedQueries extends DataFetcherExceptionResolverAdapter {
    @Override
    protected @Nullable GraphQLError resolveToSingleError(Throwable e, DataFetchingEnvironment asked) {
        if (!(e instanceof BadQueryException refused)) {
            return null;
        }
        return GraphQLError.newError()
                .errorType(ErrorType.BAD_REQUEST)
                .message("%s", refused.error().message())
                .path(asked.getExecutionStepInfo().getPath())
                .location(asked.getField().getSourceLocation())
                .extensions(Map.of("code", refused.error().type()))
                .build();
    }
}
