package io.culvert.agent.port;

import org.jspecify.annotations.Nullable;

/** The vault did not give a secret: it may be away, know no such secret, or not trust this host. Try again later. */
public final class SecretUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SecretUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
