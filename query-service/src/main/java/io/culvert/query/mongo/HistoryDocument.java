package io.culvert.query.mongo;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Delta;
import io.culvert.query.view.Segments;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * An event in the history; a segment of it lies in one document, whose key follows from the version. The time is text:
 * BSON would cut it to milliseconds.
 */
final class HistoryDocument {
    static final String EVENTS = "events";

    private HistoryDocument() {}

    /** The key of the document that has that version of the project. */
    static String id(ProjectId project, long version) {
        return project + "/" + Segments.of(version);
    }

    static Document of(Delta.Recorded recorded) {
        RecordedEvent event = RecordedEvent.of(recorded);
        Document document = new Document("version", event.version())
                .append("position", event.position())
                .append("eventId", recorded.envelope().eventId().toString())
                .append("time", event.time().toString())
                .append("type", event.type())
                .append("subject", event.subject())
                .append("actor", event.actor())
                .append("correlationId", event.correlationId())
                .append("causationId", event.causationId());
        event.traceparent().ifPresent(header -> document.append("traceparent", header));
        return document.append("data", event.data()).append("reading", event.reading());
    }

    static RecordedEvent read(Document document) {
        return new RecordedEvent(
                UUID.fromString(document.getString("eventId")),
                document.getLong("version"),
                document.getLong("position"),
                Instant.parse(document.getString("time")),
                document.getString("type"),
                document.getString("subject"),
                document.getString("actor"),
                document.getString("correlationId"),
                document.getString("causationId"),
                Optional.ofNullable(document.getString("traceparent")),
                document.getString("data"),
                document.getString("reading"));
    }
}
