package io.culvert.events.wire;

import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What surrounds an event's data, as the attributes of a CloudEvent (CloudEvents 1.0, section 3.1): its own context
 * attributes, and as extensions project, sequence (the version), position, actor, correlationid, causationid and
 * traceparent (distributed tracing extension). All are text: a position outgrows CloudEvents' Integer of 32 bits.
 */
final class Attributes {
    private static final String SPEC_VERSION = "1.0";
    private static final String SOURCE = "/culvert";

    private Attributes() {}

    static Map<String, String> of(WireEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", SPEC_VERSION);
        attributes.put("id", event.eventId().toString());
        attributes.put("source", SOURCE);
        attributes.put("type", event.type());
        attributes.put("subject", event.subject());
        attributes.put("time", event.time().toString());
        attributes.put("project", event.projectId().value());
        attributes.put("sequence", Long.toString(event.version()));
        attributes.put("position", Long.toString(event.position()));
        attributes.put("actor", event.cause().actor());
        attributes.put("correlationid", event.cause().correlationId());
        attributes.put("causationid", event.cause().causationId());
        event.cause().traceparent().ifPresent(header -> attributes.put("traceparent", header));
        return attributes;
    }

    /** @throws UnreadableException if an attribute is missing or malformed, naming it and its value */
    static WireEvent read(Map<String, String> attributes, String data) {
        String specVersion = text(attributes, "specversion");
        if (!specVersion.equals(SPEC_VERSION)) {
            throw new UnreadableException("CloudEvents of version '" + specVersion + "' are unknown");
        }
        return new WireEvent(
                parsed(attributes, "id", UUID::fromString),
                parsed(attributes, "project", ProjectId::new),
                parsed(attributes, "sequence", Long::parseLong),
                parsed(attributes, "position", Long::parseLong),
                parsed(attributes, "time", Instant::parse),
                cause(attributes),
                text(attributes, "type"),
                text(attributes, "subject"),
                data);
    }

    /** Events of earlier Culverts have no causation id: they were led to by their request itself. */
    private static Cause cause(Map<String, String> attributes) {
        String correlationId = text(attributes, "correlationid");
        return new Cause(
                text(attributes, "actor"),
                correlationId,
                attributes.getOrDefault("causationid", correlationId),
                Optional.ofNullable(attributes.get("traceparent")));
    }

    private static <T> T parsed(Map<String, String> attributes, String name, Function<String, T> of) {
        String value = text(attributes, name);
        try {
            return of.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableException("attribute " + name + " of a CloudEvent is malformed: '" + value + "'", e);
        }
    }

    private static String text(Map<String, String> attributes, String name) {
        String value = attributes.get(name);
        if (value == null) {
            throw new UnreadableException("a CloudEvent has no attribute " + name);
        }
        return value;
    }
}
