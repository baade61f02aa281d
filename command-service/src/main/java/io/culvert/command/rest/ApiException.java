package io.culvert.command.rest;

import io.culvert.events.api.ApiError;

/** Ends a request with a refusal. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    ApiException(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    ApiError error() {
        return error;
    }

    /** The same, and where in the request it is. */
    ApiException within(String place) {
        return new ApiException(new ApiError(error.httpStatus(), error.type(), place + ": " + error.message()));
    }
}
