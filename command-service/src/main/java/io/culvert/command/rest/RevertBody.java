package io.culvert.command.rest;

import io.culvert.events.api.Collection;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.wire.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request wants to go back to: {@code {"revert": {"to_version": 17}}}.
 *
 * @param keys of connections that have been deleted since
 */
record RevertBody(
        Attributes head,
        long version,
        Optional<ResourceId> only,
        Map<ConnectionId, String> keys,
        Optional<Confirmation> confirmation) {
    private static final String PSKS = "psks";
    private static final Set<String> HEAD =
            Set.of("project_id", "tenant_id", "to_version", "resource", PSKS, Confirmation.WITHIN, Confirmation.UNTIL);
    private static final Set<String> KINDS =
            Collection.ofNetworks().stream().map(Collection::singular).collect(Collectors.toUnmodifiableSet());

    RevertBody {
        keys = Map.copyOf(keys);
    }

    /** Keys are in it: its text has none. */
    @Override
    public String toString() {
        return "to version " + version;
    }

    static RevertBody of(@Nullable Octets octets) {
        Attributes head = Body.ofEnvelope("revert", HEAD, octets);
        int version = head.count("to_version", 1)
                .orElseThrow(
                        () -> Malformed.body("Failed to parse request. Required attribute 'to_version' not specified"));
        return new RevertBody(
                head, version, only(head.dictionary("resource", KINDS)), keys(head), Confirmation.of(head));
    }

    /** Of all but the secrets in it. */
    String fingerprint() {
        ObjectNode open = ((ObjectNode) head.json()).deepCopy();
        open.remove(PSKS);
        return Sha256.hex("revert" + open);
    }

    private static Optional<ResourceId> only(Attributes resource) {
        if (resource.json().isEmpty()) {
            return Optional.empty();
        }
        List<String> kinds = List.copyOf(resource.json().propertyNames());
        if (kinds.size() > 1) {
            throw Malformed.attribute("resource", "it is one, and not " + Texts.list(kinds));
        }
        Collection collection = Collection.ofNetworks().stream()
                .filter(each -> each.singular().equals(kinds.getFirst()))
                .findFirst()
                .orElseThrow();
        return Optional.of(collection.kind().id(resource.required(kinds.getFirst(), ResourceId::parse)));
    }

    private static Map<ConnectionId, String> keys(Attributes head) {
        JsonNode psks = head.json().path(PSKS);
        Map<ConnectionId, String> keys = new LinkedHashMap<>();
        if (psks.isMissingNode() || psks.isNull()) {
            return keys;
        }
        // Not as other attributes are refused, which are shown.
        if (!psks.isObject()) {
            throw Malformed.attribute(PSKS, "not a dictionary");
        }
        Attributes each = new Attributes(psks);
        for (String name : psks.propertyNames()) {
            ConnectionId id = (ConnectionId) Collection.SITE_CONNECTIONS
                    .id(name)
                    .orElseThrow(() -> Malformed.attribute(PSKS, "its keys are ids of connections"));
            keys.put(id, each.secret(name).orElseThrow());
        }
        return keys;
    }
}
