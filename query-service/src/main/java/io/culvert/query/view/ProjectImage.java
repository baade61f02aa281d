package io.culvert.query.view;

import io.culvert.events.event.About;
import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import java.util.List;

/**
 * A project as readers see it at one version.
 *
 * @param index into the history
 * @param shelves the ids of the resources in the order in which they are listed
 */
public record ProjectImage(ProjectState state, HistoryIndex index, Shelves shelves) {
    public static final ProjectImage EMPTY = new ProjectImage(ProjectState.EMPTY, HistoryIndex.EMPTY, Shelves.EMPTY);

    /** An image that was stored. */
    public static ProjectImage of(ProjectState state, HistoryIndex index) {
        return new ProjectImage(state, index, Shelves.of(state));
    }

    public long version() {
        return state.version();
    }

    /** Judges an event by its version alone, and folds it in if it is the next one. */
    public Step next(Envelope envelope, Label label) {
        long expected = version() + 1;
        if (envelope.version() < expected) {
            return new Step.Duplicate();
        }
        if (envelope.version() > expected) {
            return new Step.Hole(expected, envelope.version());
        }
        ProjectState after = state.evolve(envelope.event(), envelope.time());
        Shelves shelved = About.resource(envelope.event())
                .map(id -> shelves.with(id, after))
                .orElse(shelves);
        HistoryIndex indexed =
                index.plus(expected, envelope.time(), envelope.cause().actor(), label);
        return new Step.Advanced(new ProjectImage(
                after,
                indexed.isCheckpointDue(expected, shelved.count()) ? indexed.withCheckpoint(expected) : indexed,
                shelved));
    }

    /** The image after an event that was given up: its version counts, what it says does not. */
    public ProjectImage skipping() {
        return new ProjectImage(state.skipping(), index, shelves);
    }

    /** True if the whole state is to be stored as it is after this version. */
    boolean isCheckpoint() {
        return index.isCheckpoint(version());
    }

    public List<Long> versionsOf(String subject) {
        return index.versionsOf(subject);
    }

    /** Those of them after one version and up to another. */
    public List<Long> versionsOf(String subject, long after, long last) {
        return index.versionsOf(subject, after, last);
    }
}
