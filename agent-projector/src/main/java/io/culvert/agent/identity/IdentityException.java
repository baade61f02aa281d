package io.culvert.agent.identity;

import org.jspecify.annotations.Nullable;

/** The host can't show who it is, for now. */
public final class IdentityException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IdentityException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
