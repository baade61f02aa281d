package io.culvert.query.graphql;

import graphql.GraphQLError;
import io.culvert.query.view.BadQueryException;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;

/** The same as {@link RefusedQueries}, to who subscribes. */
public final class RefusedSubscriptions extends SubscriptionExceptionResolverAdapter {
    @Override
    protected @Nullable GraphQLError resolveToSingleError(Throwable e) {
        return e instanceof BadQueryException refused ? Errors.refused(refused).build() : null;
    }
}
