package io.culvert.command.disclosure;

import io.culvert.command.domain.DiscloseSecrets;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.api.Caller;
import io.culvert.events.event.Cause;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.SecretRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows keys to whoever could have set them: a member of the project that owns the connections, or an admin whose token
 * is for that very project. That he is about to see them is in the log before he does.
 */
public final class Disclosures {
    /** One commit holds the record of them all. */
    public static final int MOST_AT_ONCE = EventLog.MAX_EVENTS_PER_COMMIT;

    private final Commands commands;
    private final Secrets secrets;

    public Disclosures(Commands commands, Secrets secrets) {
        this.commands = commands;
        this.secrets = secrets;
    }

    /**
     * The keys of those of the connections that are of the caller's own project and have one in the vault; none for a
     * reader.
     *
     * @param requestId of the request that is to show them
     * @throws IllegalArgumentException if there are more than {@link #MOST_AT_ONCE}
     * @throws UnavailableException if it can't be put on record, or the vault can't be reached; nothing is shown then
     */
    public Map<ConnectionId, Secret> disclose(Caller caller, Collection<ConnectionId> connections, String requestId) {
        if (connections.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException(connections.size() + " keys at once, more than " + MOST_AT_ONCE);
        }
        if (!caller.mayWrite() || connections.isEmpty()) {
            return Map.of();
        }
        Cause cause = Cause.of(caller.actor(), requestId);
        Map<ConnectionId, SecretRef> refs = new HashMap<>();
        Map<ConnectionId, Secret> opened = new HashMap<>();
        ProjectState state = execute(caller, new Together(List.of()), cause).state();
        for (ConnectionId id : connections) {
            SiteConnection connection = state.vpn().connections().get(id);
            if (connection != null && connection.authMode() == AuthMode.PSK) {
                secrets.open(connection.psk()).ifPresent(secret -> {
                    refs.put(id, connection.psk());
                    opened.put(id, secret);
                });
            }
        }
        if (!refs.isEmpty()) {
            // Whatever has got another key meanwhile has no event, and is not shown.
            opened.keySet().retainAll(recorded(execute(caller, new DiscloseSecrets(refs), cause)));
        }
        return Map.copyOf(opened);
    }

    private static List<ConnectionId> recorded(Outcome.Done done) {
        return done.events().stream()
                .filter(SecretDisclosed.class::isInstance)
                .map(event -> ((SecretDisclosed) event).connectionId())
                .toList();
    }

    private Outcome.Done execute(Caller caller, VpnCommand command, Cause cause) {
        return switch (commands.execute(caller.projectId(), command, cause)) {
            case Outcome.Done done -> done;
            case Outcome.Refused(var error) -> throw new IllegalStateException("no rule refuses this: " + error);
        };
    }
}
