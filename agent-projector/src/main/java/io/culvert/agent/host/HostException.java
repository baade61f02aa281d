package io.culvert.agent.host;

import org.jspecify.annotations.Nullable;

/** The machine did not do what was asked; the message names the thing and the tool's own words. */
public final class HostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
