package io.culvert.command.rest;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Numbers and booleans, which clients also send as strings. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,100}");
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private Numbers() {}

    static int count(String name, JsonNode value, int least) {
        BigInteger number = whole(value);
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw Malformed.attribute(
                    name,
                    Texts.shown(value)
                            + (least == 0
                                    ? " should be non-negative"
                                    : " is too small - must be at least '" + least + "'"));
        }
        if (number.compareTo(LARGEST) > 0) {
            throw Malformed.attribute(
                    name, Texts.shown(value) + " is too large - must be no larger than '" + LARGEST + "'");
        }
        return number.intValueExact();
    }

    private static BigInteger whole(JsonNode value) {
        String text =
                value.isString() || value.isIntegralNumber() ? value.asString().strip() : "";
        if (!WHOLE.matcher(text).matches()) {
            throw Malformed.conversion(Texts.shown(value) + " is not an integer");
        }
        return new BigInteger(text);
    }

    static boolean bool(JsonNode value) {
        String text = value.isContainer() ? "" : value.asString().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw Malformed.conversion(Texts.shown(value) + " cannot be converted to boolean");
        };
    }
}
