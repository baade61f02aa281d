package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log: all events of all projects in one order, without gaps. Every method may throw {@link UnavailableException}. */
public interface EventLog {
    /** The most events that one unit of work may append. */
    int MAX_EVENTS_PER_COMMIT = 256;

    /**
     * Appends the events of one unit of work, all or none; returns when they are durable.
     *
     * @param firstVersion the version of the first of them: one more than the stream has
     * @throws StaleException if the stream has that version already, or not the one before it; nothing was appended then
     */
    List<WireEvent> append(ProjectId project, long firstVersion, List<NewEvent> events);

    /** The project's events from that version on, in order, at most so many; empty when there are none yet. */
    List<WireEvent> readStream(ProjectId project, long fromVersion, int max);

    /** All of the project's events from that version on. */
    default List<WireEvent> readStream(ProjectId project, long fromVersion) {
        return readStream(project, fromVersion, Integer.MAX_VALUE);
    }

    /** The project's event of that version, by a look-up of its key. */
    Optional<WireEvent> find(ProjectId project, long version);

    /** True if a commit of the project begins at that version. */
    boolean hasCommit(ProjectId project, long firstVersion);

    /** The next events after that position, in order and without a gap, at most {@code max}; empty at the head. */
    List<WireEvent> readAfter(long position, int max);

    /** Waits until the log has an event after that position; false if it has none by then. */
    boolean awaitAfter(long position, Duration atMost) throws InterruptedException;

    /** The position of the last event known to this process, 0 for none. */
    long head();

    /**
     * The position of the last event that was written before that moment, 0 for none. The log's own times never go
     * back, whatever the clocks of its writers do, so that this is exact; an event's own time may differ.
     */
    long positionBefore(Instant moment);
}
