package io.culvert.events.identity;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.wire.Json;
import java.util.Map;

/** What comes of a token: somebody who may ask, or the answer that he gets instead. */
public sealed interface Admission {
    record Admitted(Caller caller) implements Admission {}

    /** @param body JSON, as the token middleware or a Neutron server writes it (API reference, section 1.9) */
    record Refused(int httpStatus, Map<String, String> headers, String body) implements Admission {
        public Refused {
            headers = Map.copyOf(headers);
        }
    }

    /** @param challenge the header {@code WWW-Authenticate}, which tells where tokens come from */
    static Refused unknown(String challenge) {
        return unknown(challenge, "The request you have made requires authentication.");
    }

    /** @param why what an issuer that is trusted left out */
    static Refused unknown(String challenge, String why) {
        var error = Map.of("code", 401, "title", "Unauthorized", "message", why);
        return new Refused(401, Map.of("WWW-Authenticate", challenge), Json.write(Map.of("error", error)));
    }

    /** He is known, but nothing here is for him. */
    static Refused forbidden(String why) {
        return new Refused(403, Map.of(), Json.write(new ApiError(403, "PolicyNotAuthorized", why).body()));
    }

    static Refused withoutRole() {
        return forbidden("one of the roles 'admin', 'member' and 'reader' is needed");
    }

    /** It can't be found out who he is, so nobody is let in. */
    static Refused away() {
        ApiError error =
                new ApiError(503, "ServiceUnavailable", "The identity service is unavailable, try again later.");
        return new Refused(503, Map.of("Retry-After", "2"), Json.write(error.body()));
    }
}
