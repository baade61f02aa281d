package io.culvert.query.rest;

import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.StructuredEvents;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.port.Tail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a tail to one client as server-sent events (HTML standard, section 9.2): the version as {@code id}, the CloudEvent
 * as {@code data}. No more is read than the client takes; one that takes nothing for as long as the web server waits is cut
 * off, and goes on from the last id that it has.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    /** After an end the client comes again, this many milliseconds later. */
    private static final String BEGIN = "retry: 1000\n\n";

    private final ProjectId project;
    private final Tail tail;
    private final Duration heartbeat;

    /** @param heartbeat what may pass in silence */
    EventStream(ProjectId project, Tail tail, Duration heartbeat) {
        this.project = project;
        this.tail = tail;
        this.heartbeat = heartbeat;
    }

    /** Returns when the client is gone, or the tail is over. */
    void write(OutputStream out) {
        try (tail) {
            text(out, BEGIN);
            while (!tail.isOver()) {
                List<RecordedEvent> events = tail.next(heartbeat);
                text(out, events.isEmpty() ? ": at version " + tail.version() + "\n\n" : events(events));
            }
        } catch (IOException e) {
            LOG.debug("a client of the events of {} is gone", project, e);
        } catch (RuntimeException e) {
            // The client comes again, and reads what it lacks.
            LOG.error("the events of {} can't be read on after version {}", project, tail.version(), e);
        }
    }

    private String events(List<RecordedEvent> events) {
        StringBuilder text = new StringBuilder();
        for (RecordedEvent each : events) {
            text.append("id: ").append(each.version()).append('\n');
            text.append("data: ")
                    .append(StructuredEvents.write(each.published(project)))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
