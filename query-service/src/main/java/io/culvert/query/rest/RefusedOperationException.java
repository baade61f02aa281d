package io.culvert.query.rest;

import io.culvert.events.api.ApiError;

/** Ends an operator's request with a refusal that says what to mend. */
final class RefusedOperationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    private RefusedOperationException(int status, String type, String message) {
        super(message, null, false, false);
        this.error = new ApiError(status, type, message);
    }

    static RefusedOperationException forbidden(String message) {
        return new RefusedOperationException(403, "PolicyNotAuthorized", message);
    }

    static RefusedOperationException notFound(String message) {
        return new RefusedOperationException(404, "NotFound", message);
    }

    static RefusedOperationException conflict(String message) {
        return new RefusedOperationException(409, "Conflict", message);
    }

    ApiError error() {
        return error;
    }
}
