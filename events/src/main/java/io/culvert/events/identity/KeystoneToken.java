package io.culvert.events.identity;

import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What Keystone tells of a token (Identity API v3, "Validate and show information for token").
 *
 * @param project empty if the token is scoped to a domain, the system, or nothing
 */
record KeystoneToken(String user, String project, List<String> roles, Instant expires) {
    /** @throws AwayException if it is not what Keystone writes */
    static KeystoneToken read(String body) throws AwayException {
        try {
            JsonNode token = Json.read(body, JsonNode.class).path("token");
            return new KeystoneToken(
                    token.at("/user/id").asString(""),
                    token.at("/project/id").asString(""),
                    token.path("roles")
                            .valueStream()
                            .map(role -> role.path("name").asString(""))
                            .toList(),
                    Instant.parse(token.path("expires_at").asString("")));
        } catch (UnreadableException | DateTimeException e) {
            // Not the cause: it may quote the body.
            throw new AwayException(
                    "Keystone's answer can't be read: " + e.getClass().getSimpleName());
        }
    }
}
