package io.culvert.query.graphql;

import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.AbortExecutionException;

/** Refuses queries that go too deep. */
public final class QueryDepth extends MaxQueryDepthInstrumentation {
    /** Introspection alone is about 15 deep. */
    private static final int DEEPEST = 18;

    public QueryDepth() {
        super(DEEPEST);
    }

    @Override
    protected AbortExecutionException mkAbortException(int depth, int deepest) {
        return new RefusedExecution(
                "QueryTooDeep", "The query is " + depth + " fields deep; it may be " + deepest + ".");
    }
}
