package io.culvert.agent.vici;

import org.jspecify.annotations.Nullable;

/** Charon did not answer in time, closed its socket, or spoke nonsense: try again later on a new connection. */
public final class CharonUnreachableException extends CharonException {
    private static final long serialVersionUID = 1;

    public CharonUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
