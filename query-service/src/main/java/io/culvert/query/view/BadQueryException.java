package io.culvert.query.view;

import io.culvert.events.api.ApiError;

/** A list was asked for in a way that can't be answered; the client can mend it. */
public final class BadQueryException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ApiError error;

    public BadQueryException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
