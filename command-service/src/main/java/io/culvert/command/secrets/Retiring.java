package io.culvert.command.secrets;

import io.culvert.events.event.StatusReported;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.SecretRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which keys were replaced, and wait for the host to have the next. Forgotten by a restart; a sweep does what is left. */
final class Retiring {
    /** @param since the version of the project from which on it is the key */
    private record Wanted(SecretRef key, long since) {}

    private final Map<ConnectionId, Wanted> waiting = new HashMap<>();

    /** The connection has that key as of that version; a first version replaces none. */
    void has(SiteConnection connection, long version) {
        SecretRef key = connection.psk();
        Wanted known = waiting.get(connection.id());
        if (key.version() > 1 && (known == null || known.key().version() < key.version())) {
            waiting.put(connection.id(), new Wanted(key, version));
        }
    }

    /** The key that the host has by now, once; those before it are of no more use to anybody. */
    Optional<SecretRef> applied(StatusReported report) {
        Wanted wanted = waiting.get(report.connectionId());
        if (wanted == null || report.appliedVersion() < wanted.since()) {
            return Optional.empty();
        }
        // Seen again with each further change of the connection; destroyed once.
        waiting.remove(report.connectionId());
        return Optional.of(wanted.key());
    }

    void gone(ConnectionId connection) {
        waiting.remove(connection);
    }
}
