package io.culvert.command.identity;

import io.culvert.events.identity.Admission.Refused;

/** The caller is not admitted; the answer says who can mend it. */
final class RefusedCallerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refused refused;

    RefusedCallerException(Refused refused) {
        super("refused with " + refused.httpStatus(), null, false, false);
        this.refused = refused;
    }

    Refused refused() {
        return refused;
    }
}
