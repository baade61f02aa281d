package io.culvert.query.view;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of a window a connection was ACTIVE, by the times at which its states were recorded. Only the time counts in
 * which it was there and, with its service, administratively up; before its host has spoken it is not ACTIVE.
 *
 * @param counted how much of the window counts
 * @param active how much of that it was ACTIVE
 */
public record Availability(Window window, Duration counted, Duration active, List<Outage> outages) {
    public Availability {
        outages = List.copyOf(outages);
    }

    /** From 0 to 1; empty if nothing of the window counts. */
    public OptionalDouble ratio() {
        return counted.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) active.toNanos() / counted.toNanos());
    }

    /**
     * @param atStart the project's state when the window began
     * @param facts those of the window about the connection and its service, in order; others change nothing
     */
    public static Availability of(ConnectionId id, Window window, ProjectState atStart, List<Replay.Fact> facts) {
        Tally tally = new Tally(window);
        ProjectState state = atStart;
        for (Replay.Fact fact : facts) {
            tally.until(fact.time(), Condition.of(state, id));
            state = state.evolve(fact.event(), fact.time());
        }
        return tally.end(Condition.of(state, id));
    }
}
