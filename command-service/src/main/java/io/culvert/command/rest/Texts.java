package io.culvert.command.rest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON strings as attributes want them, and values as messages show them. */
final class Texts {
    /** Printable characters, and blanks between them. */
    static final String PRINTABLE = "^(?:[^\\p{C}\\p{Z}](?: *[^\\p{C}\\p{Z}])*)?$";

    private static final Pattern NAME = Pattern.compile(PRINTABLE);

    private Texts() {}

    static String text(String name, JsonNode value) {
        return text(name, value, Attributes.MAX_LENGTH);
    }

    private static String text(String name, JsonNode value, int most) {
        if (!value.isString()) {
            throw Malformed.attribute(name, shown(value) + " is not a valid string");
        }
        String text = value.stringValue();
        if (text.length() > most) {
            throw Malformed.attribute(name, shown(value) + " exceeds maximum length of " + most);
        }
        return text;
    }

    static String line(String name, JsonNode value) {
        return line(name, value, Attributes.MAX_LENGTH);
    }

    static String line(String name, JsonNode value, int most) {
        String text = text(name, value, most);
        if (hasControls(text)) {
            throw Malformed.attribute(name, "control characters are not allowed");
        }
        return text;
    }

    /** As Neutron's type name_string has it since April 2026. */
    static String name(String name, JsonNode value) {
        String text = line(name, value);
        if (!NAME.matcher(text).matches()) {
            throw Malformed.attribute(
                    name, shown(value) + " may have printable characters alone, and blanks between them alone");
        }
        return text;
    }

    /** Like {@link #line}, but no message shows the value. */
    static String secret(String name, JsonNode value) {
        if (!value.isString()) {
            throw Malformed.attribute(name, "not a valid string");
        }
        String text = value.stringValue();
        if (text.length() > Attributes.MAX_LENGTH) {
            throw Malformed.attribute(name, "exceeds maximum length of " + Attributes.MAX_LENGTH);
        }
        if (hasControls(text)) {
            throw Malformed.attribute(name, "control characters are not allowed");
        }
        return text;
    }

    /** On any number of lines; no message shows the value. */
    static String pem(String name, JsonNode value) {
        if (!value.isString()) {
            throw Malformed.attribute(name, "not a valid string");
        }
        String text = value.stringValue();
        if (text.length() > Attributes.MAX_PEM) {
            throw Malformed.attribute(name, "exceeds maximum length of " + Attributes.MAX_PEM);
        }
        return text;
    }

    /** Half a surrogate pair counts: it has no UTF-8 form, so that the text would change on its way. */
    private static boolean hasControls(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** A value in quotes, cut where it gets long. */
    static String shown(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.toString();
        return "'" + (text.length() > 300 ? text.substring(0, 300) + "..." : text) + "'";
    }

    static String list(List<String> values) {
        return values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
