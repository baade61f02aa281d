package io.culvert.query.rest;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.query.port.Identity;
import jakarta.servlet.http.HttpServletRequest;

/** Lets those in who may run the service: admins, also while the views can't be read. */
public final class Operators {
    private final Identity identity;

    public Operators(Identity identity) {
        this.identity = identity;
    }

    /** @throws RefusedOperationException if the caller is unknown or no admin */
    Caller admit(HttpServletRequest request) {
        String token = request.getHeader("X-Auth-Token");
        Caller caller = identity.caller(token == null ? "" : token)
                .orElseThrow(() ->
                        RefusedOperationException.unauthorized("The request you have made requires authentication."));
        if (caller.role() != Role.ADMIN) {
            throw RefusedOperationException.forbidden("the role 'admin' is needed, not '" + caller.role() + "'");
        }
        return caller;
    }
}
