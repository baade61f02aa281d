package io.culvert.events.wire;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as a CloudEvent in binary mode (CloudEvents 1.0, Kafka protocol binding section 3.2): attributes as headers
 * with the prefix {@code ce_}, the event itself as JSON body. Extension attributes: project, sequence (the version),
 * position, actor, correlationid, causationid, and traceparent (CloudEvents distributed tracing extension).
 */
public final class CloudEvents {
    private static final String SOURCE = "/culvert";

    private CloudEvents() {}

    public static WireMessage write(Envelope envelope) {
        Map<String, String> headers = new HashMap<>(Map.ofEntries(
                Map.entry("content-type", "application/json"),
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", envelope.eventId().toString()),
                Map.entry("ce_source", SOURCE),
                Map.entry("ce_type", EventTypes.nameOf(envelope.event())),
                Map.entry("ce_subject", Subjects.of(envelope.event())),
                Map.entry("ce_time", envelope.time().toString()),
                Map.entry("ce_project", envelope.projectId().value()),
                Map.entry("ce_sequence", Long.toString(envelope.version())),
                Map.entry("ce_position", Long.toString(envelope.position())),
                Map.entry("ce_actor", envelope.cause().actor()),
                Map.entry("ce_correlationid", envelope.cause().correlationId()),
                Map.entry("ce_causationid", envelope.cause().causationId())));
        envelope.cause().traceparent().ifPresent(header -> headers.put("ce_traceparent", header));
        return new WireMessage(envelope.projectId().value(), headers, Json.write(envelope.event()));
    }

    /** @throws UnreadableException if an attribute is missing or malformed, or the type unknown */
    public static Envelope read(WireMessage message) {
        try {
            return new Envelope(
                    UUID.fromString(attribute(message, "ce_id")),
                    new ProjectId(attribute(message, "ce_project")),
                    Long.parseLong(attribute(message, "ce_sequence")),
                    Long.parseLong(attribute(message, "ce_position")),
                    Instant.parse(attribute(message, "ce_time")),
                    cause(message),
                    Json.read(message.body(), EventTypes.classOf(attribute(message, "ce_type"))));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableException("malformed CloudEvent of key '" + message.key() + "'", e);
        }
    }

    /** Events of earlier Culverts have no causation id: they were led to by their request itself. */
    private static Cause cause(WireMessage message) {
        String correlationId = attribute(message, "ce_correlationid");
        return new Cause(
                attribute(message, "ce_actor"),
                correlationId,
                message.headers().getOrDefault("ce_causationid", correlationId),
                Optional.ofNullable(message.headers().get("ce_traceparent")));
    }

    private static String attribute(WireMessage message, String name) {
        String value = message.headers().get(name);
        if (value == null) {
            throw new UnreadableException("no header " + name + " in a CloudEvent of key '" + message.key() + "'");
        }
        return value;
    }
}
