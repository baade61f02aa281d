package io.culvert.query.mongo;

import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Json;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Delta;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/** An event as a document of the history. The time is text: BSON would cut it to milliseconds. */
final class HistoryDocument {
    private HistoryDocument() {}

    static String id(ProjectId project, long version) {
        return project + "/" + version;
    }

    static Document of(Delta.Recorded recorded) {
        Envelope envelope = recorded.envelope();
        Document document = new Document("_id", id(envelope.projectId(), envelope.version()))
                .append("project", envelope.projectId().value())
                .append("version", envelope.version())
                .append("position", envelope.position())
                .append("eventId", envelope.eventId().toString())
                .append("time", envelope.time().toString())
                .append("type", EventTypes.nameOf(envelope.event()))
                .append("subject", recorded.subject())
                .append("actor", envelope.cause().actor())
                .append("correlationId", envelope.cause().correlationId())
                .append("causationId", envelope.cause().causationId())
                .append("data", Document.parse(Json.write(envelope.event())));
        envelope.cause().traceparent().ifPresent(header -> document.append("traceparent", header));
        return document;
    }

    static RecordedEvent read(Document document) {
        String correlationId = document.getString("correlationId");
        return new RecordedEvent(
                document.getLong("version"),
                document.getLong("position"),
                Instant.parse(document.getString("time")),
                document.getString("type"),
                document.getString("subject"),
                document.getString("actor"),
                correlationId,
                // Earlier Culverts wrote none: their events were led to by their request itself.
                document.get("causationId", correlationId),
                Optional.ofNullable(document.getString("traceparent")),
                document.get("data", Document.class).toJson());
    }
}
