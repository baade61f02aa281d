package io.culvert.command.rest;

import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seals the keys that a request gives for connections that are to be made again. */
final class GivenKeys {
    private final Secrets secrets;
    private final PskPolicy policy;

    GivenKeys(Secrets secrets, PskPolicy policy) {
        this.secrets = secrets;
        this.policy = policy;
    }

    /**
     * Keys that are sealed.
     *
     * @param needed the connections that lack one
     */
    record Sealed(Map<ConnectionId, SecretRef> refs, List<String> needed, List<String> warnings, Runnable takeBack) {}

    /**
     * In a dry run nothing is sealed, and no key is missing.
     *
     * @throws ApiException if a key is too weak for the operator, or for a connection that is not made again
     * @throws UnavailableException if a former key is not destroyed yet: it would take the new one with it
     */
    Sealed seal(ProjectId project, List<SiteConnection> remade, Map<ConnectionId, String> given, Call call) {
        List<ConnectionId> ids = remade.stream().map(SiteConnection::id).toList();
        given.keySet().stream().filter(id -> !ids.contains(id)).findFirst().ifPresent(id -> {
            throw Malformed.attribute("psks", "connection " + id + " is not made again, and keeps the key it has");
        });
        List<String> warnings = new ArrayList<>();
        given.values().forEach(key -> policy.judged(key).ifPresent(warnings::add));
        List<String> needed = ids.stream()
                .filter(id -> !given.containsKey(id))
                .map(ConnectionId::toString)
                .toList();
        Map<ConnectionId, SecretRef> refs = new LinkedHashMap<>();
        if (call.isDryRun()) {
            ids.forEach(id -> refs.put(id, SiteConnectionController.UNSEALED));
            return new Sealed(refs, needed, warnings, () -> {});
        }
        Runnable takeBack = () -> refs.values().forEach(secrets::destroy);
        if (needed.isEmpty()) {
            try {
                given.forEach((id, key) -> refs.put(id, seal(project, id, key)));
            } catch (RuntimeException e) {
                takeBack.run();
                throw e;
            }
        }
        return new Sealed(refs, needed, warnings, takeBack);
    }

    private SecretRef seal(ProjectId project, ConnectionId id, String key) {
        if (secrets.has(id)) {
            throw new UnavailableException("the former key of connection " + id + " is not destroyed yet");
        }
        return secrets.seal(project, id, Secret.of(key));
    }
}
