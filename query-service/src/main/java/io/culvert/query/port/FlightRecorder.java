package io.culvert.query.port;

import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.HistoryQuery;
import io.culvert.query.view.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to tunnels: changes of what is wanted, what hosts did, what IKE came to. */
public interface FlightRecorder {
    /** The longest time before a tunnel went down that is told of. */
    int MOST_MINUTES = 24 * 60;

    /**
     * A time before a tunnel went down.
     *
     * @param argument what the asker calls it
     * @throws BadQueryException if the text is no number of minutes that is told of; the asker can mend it
     */
    static Duration minutes(String argument, String text) {
        int minutes = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw HistoryQuery.bad(argument, text, "is not a number from 1 to " + MOST_MINUTES);
        }
        return Duration.ofMinutes(minutes);
    }

    /** @param applied of a change: when a host told first that it had applied it; empty if none did within the time */
    record Entry(RecordedEvent event, Timeline.Kind kind, Optional<Instant> applied) {}

    /**
     * A tunnel went down.
     *
     * @param event that told of it
     * @param up that told that it was up again; empty if it is not yet
     */
    record Down(ProjectId project, ConnectionId connection, RecordedEvent event, Optional<RecordedEvent> up) {}

    /**
     * Of a connection that the project has or ever had, in order.
     *
     * @param from recorded at that time or later
     * @param to recorded at that time or before; empty for now
     * @throws BadQueryException if the times make no sense, or too much happened; the asker can mend it
     */
    List<Entry> timeline(ProjectId project, ConnectionId id, Instant from, Optional<Instant> to);

    /**
     * When it last was ACTIVE and became anything else; empty if it never did.
     *
     * @param version later ones do not count
     */
    Optional<Down> lastDown(ProjectId project, ConnectionId id, long version);

    /** What happened for so long before, with what told of it as the last. */
    List<Entry> before(Down down, Duration time);
}
