package io.culvert.events.identity;

import io.culvert.events.api.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The roles that count here; the greatest of those that somebody has is his, and others are nobody's business. */
final class Roles {
    private Roles() {}

    static Optional<Role> greatest(Collection<String> names) {
        return List.of(Role.ADMIN, Role.MEMBER, Role.READER).stream()
                .filter(role -> names.stream().anyMatch(role.name()::equalsIgnoreCase))
                .findFirst();
    }
}
