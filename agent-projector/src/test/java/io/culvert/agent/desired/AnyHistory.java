package io.culvert.agent.desired;

import io.culvert.events.state.ProjectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The states that a project comes to, whatever happens. */
public final class AnyHistory {
    private AnyHistory() {}

    public static List<ProjectState> of(int events, long seed) {
        Random random = new Random(seed);
        List<ProjectState> states = new ArrayList<>(List.of(ProjectState.EMPTY));
        for (int i = 0; i < events; i++) {
            states.add(states.getLast().evolve(AnyEvents.event(random, i), Instant.EPOCH));
        }
        return List.copyOf(states);
    }
}
