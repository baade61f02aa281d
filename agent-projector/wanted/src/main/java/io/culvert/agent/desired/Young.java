package io.culvert.agent.desired;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Projects that were read from their first event and were never bound to any host yet, so that the first host of each has
 * no need to read it anew. When they become too many all are given up: they are read anew when they are bound.
 *
 * @param events how many were folded into them
 */
record Young(PMap<ProjectId, ProjectState> states, int events) {
    static final int MOST_EVENTS = 10_000;
    static final Young NONE = new Young(HashTreePMap.empty(), 0);

    Young fold(ProjectState now, Envelope envelope) {
        return events == MOST_EVENTS
                ? NONE
                : new Young(
                        states.plus(envelope.projectId(), now.evolve(envelope.event(), envelope.time())), events + 1);
    }

    Young without(ProjectId id) {
        ProjectState known = states.get(id);
        return known == null ? this : new Young(states.minus(id), events - (int) known.version());
    }
}
