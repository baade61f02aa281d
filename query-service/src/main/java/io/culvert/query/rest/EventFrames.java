package io.culvert.query.rest;

import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.StructuredEvents;
import io.culvert.query.port.RecordedEvent;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Events as server-sent ones (HTML standard, section 9.2): the version as {@code id}, the CloudEvent as {@code data}. The
 * latest are kept, so that what a thousand follow is rendered about once.
 */
final class EventFrames {
    private static final int KEPT = 1_024;
    private static final int LONGEST_KEPT = 16 << 10;

    private record Frame(UUID eventId, String text) {}

    private final AtomicReferenceArray<Frame> frames = new AtomicReferenceArray<>(KEPT);

    String of(ProjectId project, RecordedEvent event) {
        int place = Math.floorMod(event.eventId().hashCode(), KEPT);
        Frame kept = frames.get(place);
        if (kept != null && kept.eventId().equals(event.eventId())) {
            return kept.text();
        }
        String text = "id: " + event.version() + "\ndata: " + StructuredEvents.write(event.published(project)) + "\n\n";
        if (text.length() <= LONGEST_KEPT) {
            frames.set(place, new Frame(event.eventId(), text));
        }
        return text;
    }
}
