package io.culvert.agent.desired;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The projects as far as their streams were read. A stream that cannot be read on is stopped and stays at the last
 * version that is known to be right; the others go on.
 *
 * @param stopped why each stopped stream was stopped, for whoever mends it
 */
public record Projects(PMap<ProjectId, ProjectState> states, PMap<ProjectId, String> stopped) {
    public static final Projects NONE = new Projects(HashTreePMap.empty(), HashTreePMap.empty());

    /**
     * Folds the next event of its project in; one that is there already changes nothing. A stopped stream goes on when
     * the very event comes that it stopped before, be it that the whole log was sent again.
     */
    public Projects fold(Envelope envelope) {
        ProjectId id = envelope.projectId();
        ProjectState now = states.getOrDefault(id, ProjectState.EMPTY);
        if (envelope.version() <= now.version()) {
            return this;
        }
        if (envelope.version() > now.version() + 1) {
            return stop(id, "version " + envelope.version() + " follows version " + now.version());
        }
        return new Projects(states.plus(id, now.evolve(envelope.event(), envelope.time())), stopped.minus(id));
    }

    /** Leaves the project as it is from now on. */
    public Projects stop(ProjectId id, String why) {
        return stopped.containsKey(id) ? this : new Projects(states, stopped.plus(id, why));
    }
}
