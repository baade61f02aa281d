package io.culvert.command.store;

import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Instant;
import java.util.List;

/**
 * The events of one unit of work in their places; at least one.
 *
 * @param at when it was written; never before that of the commit before it
 * @param checksum chained to that of the commit before it; {@link Checksum#NONE} in commits of the first form
 */
record Commit(List<WireEvent> events, Instant at, String checksum) {
    Commit {
        events = List.copyOf(events);
    }

    ProjectId project() {
        return events.getFirst().projectId();
    }

    long firstVersion() {
        return events.getFirst().version();
    }

    long position() {
        return events.getFirst().position();
    }

    /** The position after the last event. */
    long nextPosition() {
        return events.getLast().position() + 1;
    }

    /** The version after the last event. */
    long nextVersion() {
        return events.getLast().version() + 1;
    }

    /** The end of a log that ends with this commit. */
    Tip tip() {
        return new Tip(nextPosition() - 1, at, checksum);
    }
}
