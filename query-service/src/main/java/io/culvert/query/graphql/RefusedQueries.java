package io.culvert.query.graphql;

import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import io.culvert.query.view.BadQueryException;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;

/** What can't be answered because of how it was asked: an error with a {@code code} for programs. */
public final class RefusedQueries extends DataFetcherExceptionResolverAdapter {
    @Override
    protected @Nullable GraphQLError resolveToSingleError(Throwable e, DataFetchingEnvironment asked) {
        return e instanceof BadQueryException refused
                ? Errors.refused(refused)
                        .path(asked.getExecutionStepInfo().getPath())
                        .location(asked.getField().getSourceLocation())
                        .build()
                : null;
    }
}
