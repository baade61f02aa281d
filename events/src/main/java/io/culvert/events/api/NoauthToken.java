package io.culvert.events.api;

import io.culvert.events.value.ProjectId;
import java.util.Optional;

/**
 * Callers without an identity service: the token itself names them. {@code east} is a member of project east,
 * {@code east:reader} its reader, {@code east:admin} an admin who acts for it; no token, or the {@code notused} that
 * clients send when told to use none, is the admin of project default.
 */
public final class NoauthToken {
    private static final Caller DEFAULT = new Caller(new ProjectId("default"), Role.ADMIN, "default");

    private NoauthToken() {}

    /**
     * @param token the header {@code X-Auth-Token}, empty if there is none
     * @return empty if the token names no role that there is
     */
    public static Optional<Caller> caller(String token) {
        if (token.isBlank() || token.equals("notused")) {
            return Optional.of(DEFAULT);
        }
        int colon = token.indexOf(':');
        String project = colon < 0 ? token : token.substring(0, colon);
        return project.isBlank() || project.length() > ProjectId.MAX_LENGTH
                ? Optional.empty()
                : role(colon < 0 ? "member" : token.substring(colon + 1))
                        .map(role -> new Caller(new ProjectId(project), role, project));
    }

    private static Optional<Role> role(String name) {
        return switch (name) {
            case "reader" -> Optional.of(Role.READER);
            case "member" -> Optional.of(Role.MEMBER);
            case "admin" -> Optional.of(Role.ADMIN);
            default -> Optional.empty();
        };
    }
}
