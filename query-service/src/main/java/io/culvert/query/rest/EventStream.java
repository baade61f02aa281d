package io.culvert.query.rest;

import io.culvert.events.value.ProjectId;
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
 * Writes a tail to one client as server-sent events. No more is read than the client takes; one that takes nothing for as
 * long as the web server waits is cut off, and goes on from the last id that it has.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    /** After an end the client comes again, this many milliseconds later. */
    private static final String BEGIN = "retry: 1000\n\n";

    private final ProjectId project;
    private final Tail tail;
    private final EventFrames frames;
    private final Duration heartbeat;

    /** @param heartbeat what may pass in silence */
    EventStream(ProjectId project, Tail tail, EventFrames frames, Duration heartbeat) {
        this.project = project;
        this.tail = tail;
        this.frames = frames;
        this.heartbeat = heartbeat;
    }

    /** Returns when the client is gone, or the tail is over. */
    void write(OutputStream out) {
        try (tail) {
            text(out, BEGIN);
            out.flush();
            while (!tail.isOver()) {
                List<RecordedEvent> events = tail.next(heartbeat);
                if (tail.isOver() && events.isEmpty()) {
                    return;
                }
                if (events.isEmpty()) {
                    text(out, ": at version " + tail.version() + "\n\n");
                }
                for (RecordedEvent event : events) {
                    text(out, frames.of(project, event));
                }
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("a client of the events of {} is gone", project, e);
        } catch (RuntimeException e) {
            // The client comes again, and reads what it lacks.
            LOG.error("the events of {} can't be read on after version {}", project, tail.version(), e);
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
