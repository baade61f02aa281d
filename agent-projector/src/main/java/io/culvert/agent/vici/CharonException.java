package io.culvert.agent.vici;

import org.jspecify.annotations.Nullable;

/** Something asked of charon did not happen. */
@SuppressWarnings("serial")
public abstract sealed class CharonException extends RuntimeException
        permits CharonRefusedException, CharonUnreachableException {
    CharonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
