package io.culvert.agent.desired;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Projects as far as their streams were read. A stream that cannot be read on is stopped and stays at the last version
 * that is known to be right; the others go on.
 *
 * @param stopped why each stopped stream was stopped, for whoever mends it
 */
public record Streams(PMap<ProjectId, ProjectState> states, PMap<ProjectId, String> stopped) {
    public static final Streams NONE = new Streams(HashTreePMap.empty(), HashTreePMap.empty());

    ProjectState state(ProjectId id) {
        return states.getOrDefault(id, ProjectState.EMPTY);
    }

    /**
     * Folds the next event of its project in; one that is there already changes nothing. A stopped stream goes on when
     * the very event comes that it stopped before, be it that the whole log was sent again.
     */
    public Streams fold(Envelope envelope) {
        ProjectId id = envelope.projectId();
        ProjectState now = state(id);
        if (envelope.version() <= now.version()) {
            return this;
        }
        if (envelope.version() > now.version() + 1) {
            return stop(id, "version " + envelope.version() + " follows version " + now.version());
        }
        return new Streams(states.plus(id, now.evolve(envelope.event(), envelope.time())), stopped.minus(id));
    }

    /** Leaves the project as it is from now on. */
    public Streams stop(ProjectId id, String why) {
        return stopped.containsKey(id) ? this : new Streams(states, stopped.plus(id, why));
    }

    Streams with(ProjectId id, ProjectState state) {
        return new Streams(states.plus(id, state), stopped);
    }

    Streams without(ProjectId id) {
        return new Streams(states.minus(id), stopped.minus(id));
    }
}
