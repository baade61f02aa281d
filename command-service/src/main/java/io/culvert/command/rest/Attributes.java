package io.culvert.command.rest;

import io.culvert.command.domain.Change;
import io.culvert.events.value.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The attributes of a body, read as what they must be: with the habits of the wire (numbers as strings, a bare string for
 * a list), and refused with the attribute's name and value. An attribute that was not sent is empty.
 */
record Attributes(JsonNode json) {
    static final int MAX_LENGTH = 255;
    static final int MAX_PEM = 32_768;

    boolean has(String name) {
        return json.has(name);
    }

    /** True if the attribute was sent as null. */
    boolean isNull(String name) {
        return json.path(name).isNull();
    }

    /** A text of at most 255 characters, on any number of lines. */
    Optional<String> text(String name) {
        return sent(name).map(value -> Texts.text(name, value));
    }

    /** A text of at most 255 characters without control characters. */
    Optional<String> line(String name) {
        return sent(name).map(value -> Texts.line(name, value));
    }

    /** The name of a resource: at most 255 printable characters, and blanks between them. */
    Optional<String> name() {
        return sent("name").map(value -> Texts.name("name", value));
    }

    Optional<String> line(String name, int most) {
        return sent(name).map(value -> Texts.line(name, value, most));
    }

    /** A line that no answer repeats. */
    Optional<String> secret(String name) {
        return sent(name).map(value -> Texts.secret(name, value));
    }

    /** A text of certificates or of a private key (RFC 7468), which no answer repeats. */
    Optional<String> pem(String name) {
        return sent(name).map(value -> Texts.pem(name, value));
    }

    Optional<Boolean> bool(String name) {
        return sent(name).map(Numbers::bool);
    }

    /** A whole number from 0 to 2^31 - 1. */
    Optional<Integer> count(String name) {
        return sent(name).map(value -> Numbers.count(name, value, 0));
    }

    /** A whole number from {@code least} to 2^31 - 1. */
    Optional<Integer> count(String name, int least) {
        return sent(name).map(value -> Numbers.count(name, value, least));
    }

    <E extends Enum<E> & WireName> Optional<E> oneOf(String name, Class<E> type) {
        return sent(name)
                .map(value -> WireName.find(type, value.isString() ? value.stringValue() : "")
                        .orElseThrow(() -> Malformed.attribute(
                                name, Texts.shown(value) + " is not in " + Texts.list(WireName.all(type)))));
    }

    /** @param parse throws IllegalArgumentException with a message for the client */
    <T> Optional<T> parsed(String name, Function<String, T> parse) {
        return sent(name).map(value -> parse(name, value, parse));
    }

    /** An attribute that must be there and not null. */
    <T> T required(String name, Function<String, T> parse) {
        return parsed(name, parse)
                .orElseThrow(() ->
                        Malformed.body("Failed to parse request. Required attribute '" + name + "' not specified"));
    }

    /** An attribute that may be null. */
    <T> Change<T> change(String name, Function<String, T> parse) {
        if (!has(name)) {
            return new Change.Keep<>();
        }
        return isNull(name) ? new Change.Clear<>() : new Change.To<>(parse(name, json.get(name), parse));
    }

    private static <T> T parse(String name, JsonNode value, Function<String, T> parse) {
        String text = Texts.line(name, value);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw Malformed.attribute(name, String.valueOf(e.getMessage()));
        }
    }

    /** A list of lines; one line alone is a list of one, and null is an empty list. */
    Optional<List<String>> lines(String name) {
        return has(name) ? Optional.of(lines(name, json.get(name))) : Optional.empty();
    }

    private static List<String> lines(String name, JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        if (value.isString()) {
            return List.of(Texts.line(name, value));
        }
        if (!value.isArray()) {
            throw Malformed.attribute(name, Texts.shown(value) + " is not a list");
        }
        List<String> lines = new ArrayList<>();
        value.forEach(each -> lines.add(Texts.line(name, each)));
        return lines;
    }

    /** A dictionary with some of these keys; null is an empty one. */
    Attributes dictionary(String name, Set<String> keys) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return new Attributes(JsonNodeFactory.instance.objectNode());
        }
        return dictionary(name, value, keys);
    }

    /** Dictionaries with some of these keys. */
    List<Attributes> dictionaries(String name, Set<String> keys) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw Malformed.attribute(name, Texts.shown(value) + " is not a list");
        }
        List<Attributes> all = new ArrayList<>();
        value.forEach(each -> all.add(dictionary(name, each, keys)));
        return all;
    }

    private static Attributes dictionary(String name, JsonNode value, Set<String> keys) {
        if (!value.isObject()) {
            throw Malformed.attribute(name, Texts.shown(value) + " is not a dictionary");
        }
        List<String> unexpected = value.propertyNames().stream()
                .filter(key -> !keys.contains(key))
                .sorted()
                .toList();
        if (!unexpected.isEmpty()) {
            throw Malformed.attribute(name, "Unexpected keys supplied: " + String.join(", ", unexpected));
        }
        return new Attributes(value);
    }

    private Optional<JsonNode> sent(String name) {
        return Optional.ofNullable(json.get(name));
    }
}
