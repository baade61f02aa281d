package io.culvert.query.port;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.WireEvent;
import io.culvert.query.view.Delta;
import io.culvert.query.view.Sentences;
import io.culvert.query.view.Told;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An event as history tells it; {@code data} is the event itself as JSON text, {@code reading} what people read of it ({@link Told}), too. */
public record RecordedEvent(
        UUID eventId,
        long version,
        long position,
        Instant time,
        String type,
        String subject,
        String actor,
        String correlationId,
        String causationId,
        Optional<String> traceparent,
        String data,
        String reading) {
    /** The event itself, whichever version of Culvert recorded it. */
    public VpnEvent event() {
        return EventTypes.read(type, data);
    }

    /** The event as it is published, in the newest version of its type. */
    public WireEvent published(ProjectId project) {
        Cause cause = new Cause(actor, correlationId, causationId, traceparent);
        return new WireEvent(eventId, project, version, position, time, cause, type, subject, data);
    }

    /** What people read of it, beside itself. */
    public Told told() {
        return Json.read(reading, Told.class);
    }

    /** One line that tells a person what it says. */
    public String sentence() {
        return Sentences.of(actor, event(), told());
    }

    public static RecordedEvent of(Delta.Recorded recorded) {
        Envelope envelope = recorded.envelope();
        Cause cause = envelope.cause();
        return new RecordedEvent(
                envelope.eventId(),
                envelope.version(),
                envelope.position(),
                envelope.time(),
                recorded.label().type(),
                recorded.label().subject(),
                cause.actor(),
                cause.correlationId(),
                cause.causationId(),
                cause.traceparent(),
                Json.write(envelope.event()),
                Json.write(recorded.told()));
    }
}
