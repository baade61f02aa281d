package io.culvert.events.wire;

import java.util.function.UnaryOperator;

/** What can be told of an event on the topic from its headers alone, which costs a reader of others' events little. */
public record Outline(String id, String type, long version, long position) {
    /**
     * @param attribute gives a CloudEvents attribute of the message by its name, an empty text if it has none
     * @throws UnreadableException if a number is missing or malformed, naming it and its value
     */
    public static Outline of(UnaryOperator<String> attribute) {
        return new Outline(
                attribute.apply("id"),
                attribute.apply("type"),
                number(attribute, "sequence"),
                number(attribute, "position"));
    }

    private static long number(UnaryOperator<String> attribute, String name) {
        String value = attribute.apply(name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new UnreadableException("attribute " + name + " of a CloudEvent is malformed: '" + value + "'", e);
        }
    }
}
