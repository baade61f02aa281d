package io.culvert.query.rest;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Admission.Refused;
import io.culvert.events.identity.Identity;
import io.culvert.events.identity.PresentedToken;
import jakarta.servlet.http.HttpServletRequest;

/** Lets those in who may run the service: admins, also while the views can't be read. */
public final class Operators {
    private final Identity identity;

    public Operators(Identity identity) {
        this.identity = identity;
    }

    /**
     * @throws RefusedCallerException if the caller is not admitted
     * @throws RefusedOperationException if he is no admin
     */
    Caller admit(HttpServletRequest request) {
        Caller caller = switch (identity.admit(PresentedToken.of(request::getHeader))) {
            case Admitted(Caller admitted) -> admitted;
            case Refused refused -> throw new RefusedCallerException(refused);
        };
        if (caller.role() != Role.ADMIN) {
            throw RefusedOperationException.forbidden("the role 'admin' is needed, not '" + caller.role() + "'");
        }
        return caller;
    }
}
