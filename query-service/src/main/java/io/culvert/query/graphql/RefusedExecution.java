package io.culvert.query.graphql;

import graphql.execution.AbortExecutionException;
import java.util.Map;

/** A query that is not carried out, with a code for programs. */
final class RefusedExecution extends AbortExecutionException {
    private static final long serialVersionUID = 1;
    private final String code;

    RefusedExecution(String code, String message) {
        super(message);
        this.code = code;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Errors.code(code);
    }
}
