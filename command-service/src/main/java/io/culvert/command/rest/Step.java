package io.culvert.command.rest;

import io.culvert.events.value.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One operation of a change set, as it was asked for.
 *
 * @param noun the singular of a collection
 * @param id of the resource concerned; of one that is created, its new one
 * @param name by which later operations refer to it
 * @param revision at which alone it counts
 */
record Step(
        int index, Verb verb, String noun, UUID id, Optional<String> name, Optional<Integer> revision, JsonNode body) {
    static final Set<String> NAMES = Set.of(
            "create",
            "update",
            "delete",
            "add_router_interface",
            "remove_router_interface",
            "id",
            "as",
            "revision_number",
            "body");

    /** What it does; the constant's name in lower case is its key. */
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

    /** Whatever is wrong with it says which operation it is. */
    static <T> T at(int index, IntFunction<T> work) {
        try {
            return work.apply(index);
        } catch (ApiException e) {
            throw e.within("operations[" + index + "]");
        }
    }

    /** @param fresh the id of what it creates, if it does */
    static Step of(int index, Attributes operation, Collection<String> nouns, References references, UUID fresh) {
        Verb verb = verb(operation);
        String subject = operation.required(verb.key(), text -> text);
        Optional<Integer> revision = operation.count("revision_number");
        return switch (verb) {
            case CREATE -> {
                refuse(operation, "id", "revision_number");
                Optional<String> name = operation.line("as");
                JsonNode body = references.resolved(body(operation));
                name.ifPresent(it -> references.name(it, fresh));
                yield new Step(index, verb, noun(verb, subject, nouns), fresh, name, revision, body);
            }
            case UPDATE, DELETE -> {
                refuse(operation, "as");
                UUID id = id("id", references, operation.required("id", text -> text));
                JsonNode body = references.resolved(body(operation));
                yield new Step(index, verb, noun(verb, subject, nouns), id, Optional.empty(), revision, body);
            }
            case ADD_ROUTER_INTERFACE, REMOVE_ROUTER_INTERFACE -> {
                refuse(operation, "as", "id");
                UUID router = id(verb.key(), references, subject);
                JsonNode body = references.resolved(body(operation));
                yield new Step(index, verb, "router", router, Optional.empty(), revision, body);
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

    private static String noun(Verb verb, String noun, Collection<String> nouns) {
        if (!nouns.contains(noun)) {
            throw Malformed.attribute(
                    verb.key(),
                    "'" + noun + "' is not in "
                            + Texts.list(nouns.stream().sorted().toList()));
        }
        return noun;
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

    /** There may be a key in it: its text has none. */
    @Override
    public String toString() {
        return verb.key() + " " + noun + " " + id;
    }
}
