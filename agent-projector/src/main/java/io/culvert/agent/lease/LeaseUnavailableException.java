package io.culvert.agent.lease;

import org.jspecify.annotations.Nullable;

/** The answer was no lease, and not that it was taken. */
final class LeaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
