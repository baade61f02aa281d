package io.culvert.command.rest;

import java.util.Map;

/**
 * What kind of value an attribute is.
 *
 * @param shown the schema of it in an answer
 * @param sent the schema of it in a request, for attributes that may be in one
 * @param text what it means, with its unit
 */
record Described(Map<String, Object> shown, Map<String, Object> sent, String text) {
    /** An attribute that is shown as it is sent. */
    static Described as(Map<String, Object> schema, String text) {
        return new Described(schema, schema, text);
    }

    Map<String, Object> inAnswers() {
        return Keywords.with(shown, "description", text);
    }

    Map<String, Object> inRequests() {
        return Keywords.with(sent, "description", text);
    }
}
