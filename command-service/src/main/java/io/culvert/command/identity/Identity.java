package io.culvert.command.identity;

import io.culvert.events.api.Caller;
import java.util.Optional;

/** Knows who is behind a token. */
interface Identity {
    /** @param token the header {@code X-Auth-Token}, empty if there is none */
    Optional<Caller> caller(String token);
}
