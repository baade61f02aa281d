package io.culvert.command.store;

import io.culvert.command.port.NewEvent;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A commit as the one document that holds it. */
final class CommitDocument {
    private CommitDocument() {}

    /** The last slash parts the two, whatever characters a project's id has. */
    static String id(ProjectId project, long firstVersion) {
        return project.value() + "/" + firstVersion;
    }

    static Document write(Commit commit) {
        List<Document> events = new ArrayList<>();
        for (NewEvent event : commit.events()) {
            Document document = new Document("type", EventTypes.nameOf(event.event()))
                    .append("eventId", event.eventId().toString())
                    .append("version", commit.firstVersion() + events.size())
                    .append("time", Date.from(event.time()))
                    .append("actor", event.cause().actor())
                    .append("correlationId", event.cause().correlationId())
                    .append("causationId", event.cause().causationId())
                    .append("data", Document.parse(Json.write(event.event())));
            event.cause().traceparent().ifPresent(header -> document.append("traceparent", header));
            events.add(document);
        }
        return new Document("_id", id(commit.project(), commit.firstVersion()))
                .append("position", commit.position())
                .append("project", commit.project().value())
                .append("firstVersion", commit.firstVersion())
                .append("events", events);
    }

    /** @throws UnreadableException if it is not a commit that this version of Culvert knows */
    static Commit read(Document document) {
        try {
            return new Commit(
                    new ProjectId(present(document.getString("project"))),
                    present(document.getLong("firstVersion")),
                    present(document.getLong("position")),
                    present(document.getList("events", Document.class)).stream()
                            .map(CommitDocument::event)
                            .toList());
        } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new UnreadableException("malformed commit " + document.get("_id"), e);
        }
    }

    private static NewEvent event(Document document) {
        return new NewEvent(
                UUID.fromString(present(document.getString("eventId"))),
                present(document.getDate("time")).toInstant(),
                cause(document),
                Json.read(
                        present(document.get("data", Document.class)).toJson(),
                        EventTypes.classOf(present(document.getString("type")))));
    }

    /** Events of earlier Culverts have no causation id: they were led to by their request itself. */
    private static Cause cause(Document document) {
        String correlationId = present(document.getString("correlationId"));
        return new Cause(
                present(document.getString("actor")),
                correlationId,
                document.get("causationId", correlationId),
                Optional.ofNullable(document.getString("traceparent")));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
