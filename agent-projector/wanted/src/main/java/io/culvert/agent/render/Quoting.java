package io.culvert.agent.render;

import java.util.regex.Pattern;

/** What a value and a name may look like in strongSwan's configuration (src/libstrongswan/settings/settings_lexer.l). */
public final class Quoting {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private Quoting() {}

    /** Quotes a value, whatever it is.
     * @throws IllegalArgumentException if it holds a control character or half a surrogate pair; names the value */
    public static String quoted(String value) {
        return '"' + unescaped(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The value as it is.
     * @throws IllegalArgumentException if it holds a control character or half a surrogate pair; names the value */
    public static String unescaped(String value) {
        value.codePoints().filter(Quoting::isUnfit).findFirst().ifPresent(code -> {
            throw new IllegalArgumentException(
                    "'" + printable(value) + "' holds the character U+%04X, which no setting may".formatted(code));
        });
        return value;
    }

    /** The name of a section, which has no quotes.
     * @throws IllegalArgumentException if it holds more than letters, digits, "_" and "-" */
    public static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + printable(name) + "' is no name for a section");
        }
        return name;
    }

    private static boolean isUnfit(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    /** The value with "?" for what no line may hold, to be shown in a message. */
    public static String printable(String value) {
        return value.codePoints()
                .map(code -> isUnfit(code) ? '?' : code)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
