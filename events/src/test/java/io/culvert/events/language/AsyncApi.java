package io.culvert.events.language;

import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Telemetry;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.Upcasters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI 3.0 document: the topics, the messages on them, their headers, and where the schemas lie. */
final class AsyncApi {
    private static final Predicate<String> REPORT = Reports.byName()::containsKey;
    private static final Predicate<String> TELEMETRY = Telemetry.byName()::containsKey;
    private static final String KAFKA_BINDING = "0.5.0";

    private AsyncApi() {}

    /** @param types every type that there ever was, of events and reports */
    static JsonNode document(Set<String> types) {
        Set<String> sorted = new TreeSet<>(types);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/json");
        document.put(
                "channels",
                ordered(
                        "events",
                        channel(
                                Topics.EVENTS,
                                "The events of all projects: those of a project in order, at least once each.",
                                sorted.stream()
                                        .filter(REPORT.or(TELEMETRY).negate())
                                        .toList()),
                        "reports",
                        channel(
                                Topics.REPORTS,
                                "What the agents of hosts tell, at least once each.",
                                sorted.stream().filter(REPORT).toList()),
                        "telemetry",
                        channel(
                                Topics.TELEMETRY,
                                "How tunnels are and what they have carried; kept for an hour, and some of it may be missing.",
                                sorted.stream().filter(TELEMETRY).toList())));
        document.put(
                "operations",
                ordered(
                        "sendEvents", operation("send", "events"),
                        "receiveReports", operation("receive", "reports"),
                        "sendTelemetry", operation("send", "telemetry")));
        document.put("components", components(sorted));
        return Schemas.JSON.valueToTree(document);
    }

    private static Map<String, Object> info() {
        return ordered(
                "title",
                "Culvert",
                "version",
                "1.0.0",
                "description",
                "Site-to-site IPsec VPNs as a stream of events. A version is part of each type's name; a published"
                        + " version never changes.");
    }

    private static Map<String, Object> channel(String topic, String description, List<String> types) {
        Map<String, Object> messages = new LinkedHashMap<>();
        types.forEach(type -> messages.put(type, reference("#/components/messages/" + type)));
        return ordered(
                "address", topic,
                "description", description,
                "messages", messages,
                "bindings", kafka("topic", topic));
    }

    private static Map<String, Object> operation(String action, String channel) {
        return ordered("action", action, "channel", reference("#/channels/" + channel));
    }

    private static Map<String, Object> components(Set<String> types) {
        Map<String, Object> messages = new LinkedHashMap<>();
        types.forEach(type -> messages.put(type, message(type)));
        return ordered(
                "messages",
                messages,
                "messageTraits",
                ordered(
                        "event",
                        trait("eventHeaders", "The project's id, so that a partition holds its events in order."),
                        "report",
                        trait("reportHeaders", "The project's id; of a sign of life, the host's."),
                        "telemetry",
                        trait("telemetryHeaders", "The project's id, so that a partition holds it in order.")),
                "schemas",
                ordered(
                        "eventHeaders",
                        Headers.ofEvents(),
                        "reportHeaders",
                        Headers.ofReports(),
                        "telemetryHeaders",
                        Headers.ofTelemetry()));
    }

    private static Map<String, Object> message(String type) {
        String trait = TELEMETRY.test(type) ? "telemetry" : REPORT.test(type) ? "report" : "event";
        return ordered(
                "name", type,
                "summary", Descriptions.of(type),
                "tags", List.of(ordered("name", Upcasters.historicTypes().contains(type) ? "historic" : "present")),
                "payload", reference("schemas/" + type + ".json"),
                "traits", List.of(reference("#/components/messageTraits/" + trait)));
    }

    private static Map<String, Object> trait(String headers, String key) {
        return ordered(
                "contentType", "application/json",
                "headers", reference("#/components/schemas/" + headers),
                "bindings", kafka("key", ordered("type", "string", "description", key)));
    }

    private static Map<String, Object> kafka(String name, Object value) {
        return ordered("kafka", ordered(name, value, "bindingVersion", KAFKA_BINDING));
    }

    private static Map<String, Object> reference(String to) {
        return ordered("$ref", to);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }
}
