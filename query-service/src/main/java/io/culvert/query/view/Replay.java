package io.culvert.query.view;

import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import java.time.Instant;
import java.util.Map;

/** Folds the way from one state of a project to a later one. */
public final class Replay {
    /** An event and when it was recorded. */
    public record Fact(VpnEvent event, Instant time) {}

    private Replay() {}

    /**
     * The state after that version.
     *
     * @param from the state after an earlier version, or the same one
     * @param facts by version, all in between but those that were given up
     */
    public static ProjectState of(ProjectState from, Map<Long, Fact> facts, long version) {
        ProjectState state = from;
        while (state.version() < version) {
            Fact fact = facts.get(state.version() + 1);
            state = fact == null ? state.skipping() : state.evolve(fact.event(), fact.time());
        }
        return state;
    }
}
