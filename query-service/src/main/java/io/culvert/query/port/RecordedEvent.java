package io.culvert.query.port;

import java.time.Instant;
import java.util.Optional;

/** An event as history tells it; {@code data} is the event itself as JSON text. */
public record RecordedEvent(
        long version,
        long position,
        Instant time,
        String type,
        String subject,
        String actor,
        String correlationId,
        String causationId,
        Optional<String> traceparent,
        String data) {}
