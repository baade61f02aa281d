package io.culvert.command.store;

import static io.culvert.command.store.CommitDocument.present;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** Commits as Culvert first wrote them: the data as documents, no subjects, no times of their own, no checksums. */
final class FirstForm {
    private FirstForm() {}

    static Commit read(Document document) {
        ProjectId project = new ProjectId(present(document.getString("project")));
        long version = present(document.getLong("firstVersion"));
        long position = present(document.getLong(CommitDocument.POSITION));
        List<WireEvent> events = new ArrayList<>();
        for (Document event : present(document.getList("events", Document.class))) {
            events.add(read(event, project, version + events.size(), position + events.size()));
        }
        return new Commit(events, events.getLast().time(), Checksum.NONE);
    }

    private static WireEvent read(Document event, ProjectId project, long version, long position) {
        WireEvent unsaid = new WireEvent(
                UUID.fromString(present(event.getString("eventId"))),
                project,
                version,
                position,
                present(event.getDate("time")).toInstant(),
                Cause.of(present(event.getString("actor")), present(event.getString("correlationId"))),
                present(event.getString("type")),
                "",
                present(event.get("data", Document.class)).toJson());
        Envelope said = unsaid.read();
        return WireEvent.of(said);
    }
}
