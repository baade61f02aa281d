package io.culvert.command.rest;

import io.culvert.events.value.ResourceId;
import io.culvert.events.wire.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a request wants a change set to be: {@code {"change_set": {"operations": [{"create": ..., "body": {...}}, ...]}}}. */
record ChangeSetBody(Attributes head, List<Attributes> operations, Optional<Confirmation> confirmation) {
    private static final Set<String> HEAD =
            Set.of("project_id", "tenant_id", "operations", Confirmation.WITHIN, Confirmation.UNTIL);
    private static final Set<String> OPERATION = Set.of(
            "create",
            "update",
            "delete",
            "add_router_interface",
            "remove_router_interface",
            "id",
            "as",
            "revision_number",
            "body");

    ChangeSetBody {
        operations = List.copyOf(operations);
    }

    /** What an operation does; the constant's name in lower case is its key. */
    enum Verb {
        CREATE,
        UPDATE,
        DELETE,
        ADD_ROUTER_INTERFACE,
        REMOVE_ROUTER_INTERFACE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One operation.
     *
     * @param noun the singular of a collection, or for an interface the router
     * @param id of the resource concerned; of one that is created, its new one
     */
    record Step(
            int index,
            Verb verb,
            String noun,
            UUID id,
            Optional<String> name,
            Optional<Integer> revision,
            JsonNode body) {}

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
            operations.add(at(i, index -> operation(all.get(index))));
        }
        return new ChangeSetBody(head, operations, Confirmation.of(head));
    }

    private static Attributes operation(JsonNode each) {
        if (!each.isObject()) {
            throw Malformed.body("not a dictionary");
        }
        return Body.only(OPERATION, each);
    }

    /** Of all but the secrets in it. */
    String fingerprint() {
        ObjectNode open = ((ObjectNode) head.json()).deepCopy();
        open.path("operations").forEach(operation -> {
            if (operation.path("body") instanceof ObjectNode body) {
                body.remove(PskWanted.PSK);
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
            steps.add(at(i, index -> step(index, operation, nouns, references, fresh)));
        }
        return steps;
    }

    interface Indexed<T> {
        T of(int index);
    }

    /** Whatever is wrong with it says which operation it is. */
    static <T> T at(int index, Indexed<T> work) {
        try {
            return work.of(index);
        } catch (ApiException e) {
            throw e.within("operations[" + index + "]");
        }
    }

    private static Step step(
            int index, Attributes operation, Collection<String> nouns, References references, UUID fresh) {
        Verb verb = verb(operation);
        String noun = operation.required(verb.key(), text -> text);
        Optional<String> name = operation.line("as");
        if (verb == Verb.CREATE) {
            refuse(operation, "id", "revision_number");
        } else {
            refuse(operation, "as");
        }
        return switch (verb) {
            case CREATE, UPDATE, DELETE -> {
                if (!nouns.contains(noun)) {
                    throw Malformed.attribute(
                            verb.key(),
                            "'" + noun + "' is not in "
                                    + Texts.list(nouns.stream().sorted().toList()));
                }
                UUID id = verb == Verb.CREATE ? fresh : id("id", references, operation.required("id", text -> text));
                Step step = new Step(
                        index,
                        verb,
                        noun,
                        id,
                        name,
                        operation.count("revision_number"),
                        references.resolved(body(operation)));
                name.ifPresent(it -> references.name(it, id));
                yield step;
            }
            case ADD_ROUTER_INTERFACE, REMOVE_ROUTER_INTERFACE -> {
                refuse(operation, "id");
                UUID router = id(verb.key(), references, noun);
                yield new Step(
                        index,
                        verb,
                        "router",
                        router,
                        name,
                        operation.count("revision_number"),
                        references.resolved(body(operation)));
            }
        };
    }

    private static Verb verb(Attributes operation) {
        List<Verb> verbs = List.of(Verb.values()).stream()
                .filter(verb -> operation.has(verb.key()))
                .toList();
        if (verbs.size() != 1) {
            throw Malformed.body("an operation has one of 'create', 'update', 'delete', 'add_router_interface' and"
                    + " 'remove_router_interface'");
        }
        return verbs.getFirst();
    }

    private static void refuse(Attributes operation, String... names) {
        for (String name : names) {
            if (operation.has(name)) {
                throw Malformed.attribute(name, "not for this operation");
            }
        }
    }

    private static UUID id(String attribute, References references, String text) {
        try {
            return ResourceId.parse(references.resolved(attribute, text));
        } catch (IllegalArgumentException e) {
            throw Malformed.attribute(attribute, String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode body(Attributes operation) {
        JsonNode body = operation.json().path("body");
        if (body.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!body.isObject()) {
            throw Malformed.attribute("body", "not a dictionary");
        }
        return body;
    }
}
