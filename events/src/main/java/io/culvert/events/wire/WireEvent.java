package io.culvert.events.wire;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.UUID;

/**
 * An event in its place as it lies at rest and on the wire: its data is JSON text of the type that it was written as,
 * not understood yet, so that it can be stored, sent and compared by who need not understand it.
 */
public record WireEvent(
        UUID eventId,
        ProjectId projectId,
        long version,
        long position,
        Instant time,
        Cause cause,
        String type,
        String subject,
        String data) {

    public static WireEvent of(Envelope envelope) {
        return new WireEvent(
                envelope.eventId(),
                envelope.projectId(),
                envelope.version(),
                envelope.position(),
                envelope.time(),
                envelope.cause(),
                EventTypes.nameOf(envelope.event()),
                Subjects.of(envelope.event()),
                Json.write(envelope.event()));
    }

    /** Understands the event, whichever version of Culvert wrote it.
     *
     * @throws UnreadableException if the type is unknown, or the data is not of that type */
    public Envelope read() {
        return new Envelope(eventId, projectId, version, position, time, cause, EventTypes.read(type, data));
    }

    /** The same event at that position. */
    public WireEvent at(long place) {
        return new WireEvent(eventId, projectId, version, place, time, cause, type, subject, data);
    }
}
