package io.culvert.command.operator;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;

/** Ends an operator's request with a refusal that says what to mend. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    private RefusedException(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    static RefusedException badRequest(String message) {
        return new RefusedException(new ApiError(400, "BadRequest", message));
    }

    static RefusedException notFound(String message) {
        return new RefusedException(new ApiError(404, "NotFound", message));
    }

    static RefusedException conflict(String message) {
        return new RefusedException(new ApiError(409, "Conflict", message));
    }

    /** The log has all projects in it, so its operators are admins. */
    static void unlessAdmin(Caller caller) {
        if (caller.role() != Role.ADMIN) {
            throw new RefusedException(new ApiError(
                    403, "PolicyNotAuthorized", "the role 'admin' is needed, not '" + caller.role() + "'"));
        }
    }

    ApiError error() {
        return error;
    }
}
