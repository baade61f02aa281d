package io.culvert.query.view;

import io.culvert.events.event.About;
import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A project as readers see it at one version.
 *
 * @param versionsBySubject the versions of the events about each resource ({@code kind/id}), ascending: the index into
 *     the history, which itself lies in the store
 * @param shelves the ids of the resources in the order in which they are listed
 */
public record ProjectImage(ProjectState state, PMap<String, PVector<Long>> versionsBySubject, Shelves shelves) {
    public static final ProjectImage EMPTY = new ProjectImage(ProjectState.EMPTY, HashTreePMap.empty(), Shelves.EMPTY);

    /** An image that was stored. */
    public static ProjectImage of(ProjectState state, PMap<String, PVector<Long>> versionsBySubject) {
        return new ProjectImage(state, versionsBySubject, Shelves.of(state));
    }

    public long version() {
        return state.version();
    }

    /** Judges an event by its version alone, and folds it in if it is the next one. */
    public Step next(Envelope envelope, String subject) {
        long expected = version() + 1;
        if (envelope.version() < expected) {
            return new Step.Duplicate();
        }
        if (envelope.version() > expected) {
            return new Step.Hole(expected, envelope.version());
        }
        PVector<Long> versions = versionsBySubject.getOrDefault(subject, TreePVector.empty());
        ProjectState after = state.evolve(envelope.event(), envelope.time());
        return new Step.Advanced(new ProjectImage(
                after,
                versionsBySubject.plus(subject, versions.plus(expected)),
                About.resource(envelope.event())
                        .map(id -> shelves.with(id, after))
                        .orElse(shelves)));
    }

    /** The image after an event that was given up: its version counts, what it says does not. */
    public ProjectImage skipping() {
        return new ProjectImage(state.skipping(), versionsBySubject, shelves);
    }

    public List<Long> versionsOf(String subject) {
        return versionsBySubject.getOrDefault(subject, TreePVector.empty());
    }
}
