package io.culvert.events.language;

import io.culvert.events.host.SignedReports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers of a message, as JSON Schemas; their values are text. */
final class Headers {
    private Headers() {}

    static Map<String, Object> ofEvents() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("content-type", constant("application/json"));
        headers.put("ce_specversion", constant("1.0"));
        headers.put("ce_id", described(Scalars.UUID_TEXT, "Names the event; the same whenever it is sent again."));
        headers.put("ce_source", constant("/culvert"));
        headers.put("ce_type", text("The type of the event, its version at the end."));
        headers.put("ce_subject", text("What the event is about, as kind/id."));
        headers.put("ce_time", described(Scalars.TIME, "When the event was recorded."));
        headers.put("ce_project", described(Scalars.NAME, "The project, the key of the message too."));
        headers.put("ce_sequence", count("The version: the place in the project's stream, from 1, without gaps."));
        headers.put("ce_position", count("The place in the whole log, from 1, without gaps."));
        headers.put("ce_actor", text("Who made it happen."));
        headers.put("ce_correlationid", text("The request that began it all."));
        headers.put(
                "ce_causationid",
                text("What led to it directly: that request, a report, or an event. Earlier messages have none."));
        headers.put(
                "ce_traceparent",
                described(
                        Map.of("type", "string", "pattern", "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"),
                        "The W3C Trace Context of that request, if the client sent one."));
        return object(
                headers,
                headers.keySet().stream()
                        .filter(name -> !name.equals("ce_causationid") && !name.equals("ce_traceparent"))
                        .toList());
    }

    static Map<String, Object> ofReports() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("ce_type", text("The type of the report, its version at the end."));
        headers.put(SignedReports.CERTIFICATE, text("The host's certificate, X.509 in base64."));
        headers.put(
                SignedReports.SIGNATURE,
                text("The host's signature over type, key and body; without one that fits, a report does not count."));
        return object(headers, List.of("ce_type"));
    }

    static Map<String, Object> ofTelemetry() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("content-type", constant("application/json"));
        headers.put("ce_specversion", constant("1.0"));
        headers.put("ce_id", described(Scalars.UUID_TEXT, "Names the message."));
        headers.put("ce_source", constant("/culvert/agent"));
        headers.put("ce_type", text("The type, its version at the end."));
        headers.put("ce_subject", text("The router that it is about, as router/id."));
        headers.put("ce_time", described(Scalars.TIME, "When the host saw it, by its clock."));
        headers.put("ce_project", described(Scalars.NAME, "The project, the key of the message too."));
        return object(headers, List.copyOf(headers.keySet()));
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private static Map<String, Object> constant(String value) {
        return Map.of("const", value);
    }

    private static Map<String, Object> text(String description) {
        return described(Map.of("type", "string"), description);
    }

    private static Map<String, Object> count(String description) {
        return described(Map.of("type", "string", "pattern", "^[1-9][0-9]*$"), description);
    }

    private static Map<String, Object> described(Map<String, Object> schema, String description) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", description);
        new TreeMap<>(schema).forEach(described::put);
        return described;
    }
}
