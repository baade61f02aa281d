package io.culvert.command.rest;

import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WireName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Schemas of JSON values, as far as the attributes of the API need them (JSON Schema 2020-12). */
final class Keywords {
    /** No control character, as in {@link Texts#line}. */
    private static final String ONE_LINE = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";

    private static final String CIDR = "^([0-9]{1,3}(\\.[0-9]{1,3}){3}/([0-9]|[12][0-9]|3[0-2])"
            + "|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*/([0-9]|[1-9][0-9]|1[01][0-9]|12[0-8]))$";

    private Keywords() {}

    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }

    /** The schema with more keywords. */
    static Map<String, Object> with(Map<String, Object> schema, Object... namesAndValues) {
        Map<String, Object> all = new LinkedHashMap<>(schema);
        all.putAll(ordered(namesAndValues));
        return all;
    }

    static Map<String, Object> reference(String place, String name) {
        return ordered("$ref", "#/components/" + place + "/" + name);
    }

    static Map<String, Object> text() {
        return ordered("type", "string", "maxLength", Attributes.MAX_LENGTH);
    }

    static Map<String, Object> line() {
        return with(text(), "pattern", ONE_LINE);
    }

    static Map<String, Object> name() {
        return with(text(), "pattern", Texts.PRINTABLE);
    }

    static Map<String, Object> project() {
        return ordered("type", "string", "minLength", 1, "maxLength", ProjectId.MAX_LENGTH, "pattern", ONE_LINE);
    }

    static Map<String, Object> uuid() {
        return ordered("type", "string", "format", "uuid");
    }

    static Map<String, Object> address() {
        return ordered("type", "string", "anyOf", List.of(ordered("format", "ipv4"), ordered("format", "ipv6")));
    }

    static Map<String, Object> cidr() {
        return ordered("type", "string", "pattern", CIDR);
    }

    static Map<String, Object> time() {
        return ordered("type", "string", "format", "date-time");
    }

    static Map<String, Object> flag() {
        return ordered("type", "boolean");
    }

    /** A whole number from {@code least}. */
    static Map<String, Object> count(int least) {
        return ordered("type", "integer", "format", "int32", "minimum", least, "maximum", Integer.MAX_VALUE);
    }

    static <E extends Enum<E> & WireName> Map<String, Object> oneOf(Class<E> type) {
        return oneOf(WireName.all(type));
    }

    static Map<String, Object> oneOf(List<String> texts) {
        return ordered("type", "string", "enum", texts);
    }

    static Map<String, Object> list(Map<String, Object> items) {
        return ordered("type", "array", "items", items);
    }

    static Map<String, Object> object(Map<String, Object> properties) {
        return ordered("type", "object", "properties", properties);
    }

    static Map<String, Object> closed(Map<String, Object> properties) {
        return with(object(properties), "additionalProperties", false);
    }

    static Map<String, Object> orNull(Map<String, Object> schema) {
        Object type = schema.get("type");
        return type == null
                ? ordered("anyOf", List.of(schema, ordered("type", "null")))
                : with(schema, "type", List.of(type, "null"));
    }
}
