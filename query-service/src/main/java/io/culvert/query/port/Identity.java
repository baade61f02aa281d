package io.culvert.query.port;

import io.culvert.events.api.Caller;
import java.util.Optional;

/** Knows callers by their token. */
@FunctionalInterface
public interface Identity {
    /** @param token the header {@code X-Auth-Token}, empty if there is none */
    Optional<Caller> caller(String token);
}
