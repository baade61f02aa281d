package io.culvert.command.rest;

import io.culvert.events.wire.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a request wants a change set to be: {@code {"change_set": {"operations": [{"create": ..., "body": {...}}, ...]}}}. */
record ChangeSetBody(Attributes head, List<Attributes> operations, Optional<Confirmation> confirmation) {
    private static final Set<String> HEAD =
            Set.of("project_id", "tenant_id", "operations", Confirmation.WITHIN, Confirmation.UNTIL);

    ChangeSetBody {
        operations = List.copyOf(operations);
    }

    /** @throws ApiException if the body is not a change set of 1 to {@value Body#MOST_AT_ONCE} operations */
    static ChangeSetBody of(@Nullable Octets octets) {
        Attributes head = Body.ofEnvelope("change_set", HEAD, octets);
        JsonNode all = head.json().path("operations");
        // Not as other attributes are refused, which are shown: there may be a secret in it.
        if (!all.isArray() || all.isEmpty() || all.size() > Body.MOST_AT_ONCE) {
            throw Malformed.body("'operations' is not a list of 1 to " + Body.MOST_AT_ONCE + " operations");
        }
        List<Attributes> operations = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            operations.add(Step.at(i, index -> operation(all.get(index))));
        }
        return new ChangeSetBody(head, operations, Confirmation.of(head));
    }

    private static Attributes operation(JsonNode each) {
        if (!each.isObject()) {
            throw Malformed.body("not a dictionary");
        }
        return Body.only(Step.NAMES, each);
    }

    /** Of all but the secrets in it. */
    String fingerprint() {
        ObjectNode open = ((ObjectNode) head.json()).deepCopy();
        open.path("operations").forEach(operation -> {
            if (operation.path("body") instanceof ObjectNode body) {
                body.remove(AuthWanted.SECRETS);
            }
        });
        return Sha256.hex("change-set" + open);
    }

    /**
     * The operations, with ids where they name each other.
     *
     * @param nouns what can be created, changed and deleted
     * @param ids as many as there are operations
     */
    List<Step> steps(Collection<String> nouns, List<UUID> ids) {
        References references = new References();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Attributes operation = operations.get(i);
            UUID fresh = ids.get(i);
            steps.add(Step.at(i, index -> Step.of(index, operation, nouns, references, fresh)));
        }
        return steps;
    }

    /** There may be keys in it: its text has none. */
    @Override
    public String toString() {
        return operations.size() + " operations";
    }
}
