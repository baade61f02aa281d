package io.culvert.command.store;

import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.UnreadableException;
import io.culvert.events.wire.WireEvent;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A commit as the one document that holds it. The data of an event is JSON text, so that it comes back octet by octet,
 * whatever any database or driver makes of numbers.
 */
final class CommitDocument {
    static final String POSITION = "position";
    private static final String FORM = "form";
    private static final int PRESENT_FORM = 2;

    private CommitDocument() {}

    /** The last slash parts the two, whatever characters a project's id has. */
    static String id(ProjectId project, long firstVersion) {
        return project.value() + "/" + firstVersion;
    }

    static Document write(Commit commit) {
        return new Document("_id", id(commit.project(), commit.firstVersion()))
                .append(POSITION, commit.position())
                .append(FORM, PRESENT_FORM)
                .append("project", commit.project().value())
                .append("firstVersion", commit.firstVersion())
                .append("at", Date.from(commit.at()))
                .append("checksum", commit.checksum())
                .append(
                        "events",
                        commit.events().stream().map(CommitDocument::write).toList());
    }

    /** @throws UnreadableException if it is not a commit that this version of Culvert knows */
    static Commit read(Document document) {
        try {
            return switch (document.getInteger(FORM, 1)) {
                case 1 -> FirstForm.read(document);
                case PRESENT_FORM -> readPresentForm(document);
                default ->
                    throw new UnreadableException(
                            "commit " + document.get("_id") + " has the unknown form " + document.get(FORM));
            };
        } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new UnreadableException("malformed commit " + document.get("_id"), e);
        }
    }

    private static Document write(WireEvent event) {
        Document document = new Document("type", event.type())
                .append("eventId", event.eventId().toString())
                .append("subject", event.subject())
                .append("time", Date.from(event.time()))
                .append("actor", event.cause().actor())
                .append("correlationId", event.cause().correlationId())
                .append("causationId", event.cause().causationId());
        event.cause().traceparent().ifPresent(it -> document.append("traceparent", it));
        return document.append("data", event.data());
    }

    private static Commit readPresentForm(Document document) {
        ProjectId project = new ProjectId(present(document.getString("project")));
        long version = present(document.getLong("firstVersion"));
        long position = present(document.getLong(POSITION));
        List<WireEvent> events = new ArrayList<>();
        for (Document event : present(document.getList("events", Document.class))) {
            events.add(new WireEvent(
                    UUID.fromString(present(event.getString("eventId"))),
                    project,
                    version + events.size(),
                    position + events.size(),
                    present(event.getDate("time")).toInstant(),
                    new Cause(
                            present(event.getString("actor")),
                            present(event.getString("correlationId")),
                            present(event.getString("causationId")),
                            Optional.ofNullable(event.getString("traceparent"))),
                    present(event.getString("type")),
                    present(event.getString("subject")),
                    present(event.getString("data"))));
        }
        if (!id(project, version).equals(document.get("_id"))) {
            throw new UnreadableException("commit " + document.get("_id") + " lies under another's key");
        }
        return new Commit(events, present(document.getDate("at")).toInstant(), present(document.getString("checksum")));
    }

    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
