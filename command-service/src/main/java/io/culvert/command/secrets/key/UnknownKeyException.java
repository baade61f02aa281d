package io.culvert.command.secrets.key;

import java.security.GeneralSecurityException;

/** The keeper has no key of that name: not yet, or not any more. */
public final class UnknownKeyException extends GeneralSecurityException {
    private static final long serialVersionUID = 1;

    UnknownKeyException(String name, Object keeper) {
        super("there is no key " + name + " in " + keeper);
    }
}
