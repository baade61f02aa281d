package io.culvert.command.domain;

import io.culvert.events.api.ApiError;

/** Ends the deciding of a command that a rule refuses; {@link Decider} turns it into a decision, so it never leaves this
 * package. Rules are a sequence of checks, and reading them as one is worth a throw. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    RefusedException(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
