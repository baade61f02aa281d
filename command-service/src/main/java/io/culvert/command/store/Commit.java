package io.culvert.command.store;

import io.culvert.command.port.NewEvent;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import java.util.ArrayList;
import java.util.List;

/** The events of one unit of work in their places: the first has {@code firstVersion} and {@code position}. */
record Commit(ProjectId project, long firstVersion, long position, List<NewEvent> events) {
    Commit {
        events = List.copyOf(events);
    }

    /** The position after the last event. */
    long nextPosition() {
        return position + events.size();
    }

    /** The version after the last event. */
    long nextVersion() {
        return firstVersion + events.size();
    }

    List<Envelope> envelopes() {
        List<Envelope> all = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            NewEvent each = events.get(i);
            all.add(new Envelope(
                    each.eventId(), project, firstVersion + i, position + i, each.time(), each.cause(), each.event()));
        }
        return all;
    }
}
