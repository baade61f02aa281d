package io.culvert.query.kafka;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.ViewStore;
import io.culvert.query.port.ViewStore.Place;
import io.culvert.query.view.Delta;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What was folded and is not in the store yet. Readers see an image as soon as it is folded; the store gets what came
 * together since, from the one of several instances that has the claim to write. What trouble keeps from the store stays here
 * for the next session, and a crash takes no more with it than the next process reads again from the place that was saved
 * after the last write. One thread writes, any number look at what is not written.
 */
final class WriteBehind {
    private final ViewStore store;
    private final BooleanSupplier mayWrite;
    private Place folded;
    private Optional<Place> saved = Optional.empty();
    /** The version of each project in the store; empty while another instance writes there. */
    private Optional<Map<ProjectId, Long>> stored = Optional.empty();

    private volatile Delta unwritten = Delta.NONE;

    /**
     * @param folded from where on events are still to be folded
     * @param mayWrite false while another instance may be writing
     */
    WriteBehind(ViewStore store, Place folded, BooleanSupplier mayWrite) {
        this.store = store;
        this.folded = folded;
        this.mayWrite = mayWrite;
    }

    /** The same over another generation, which has at least what this one has. */
    WriteBehind over(ViewStore other) {
        WriteBehind next = new WriteBehind(other, folded, mayWrite);
        next.unwritten = unwritten;
        return next;
    }

    Delta unwritten() {
        return unwritten;
    }

    Place folded() {
        return folded;
    }

    /**
     * @param more goes on from {@link #unwritten}
     * @param next from where on events are still to be folded
     */
    void keep(Delta more, Place next) {
        unwritten = more;
        folded = next;
    }

    /** From here on this instance writes, and no other. What another one has written meanwhile is not written again. */
    void takeUp() {
        if (stored.isEmpty()) {
            stored = Optional.of(new HashMap<>(store.versions()));
        }
    }

    /** From here on another instance may write. */
    void giveUp() {
        stored = Optional.empty();
        saved = Optional.empty();
    }

    /** Forgets what another instance has written. */
    void trim() {
        if (!unwritten.isEmpty()) {
            unwritten = unwritten.beyond(store.versions(unwritten.images().keySet()));
        }
    }

    boolean isMine() {
        return stored.isPresent() && mayWrite.getAsBoolean();
    }

    /**
     * The views first, then the place: a crash between them repeats, no more. Returns when all that was kept is durable; while
     * it is another instance's to write, at once.
     */
    ViewStore write() {
        if (isMine()) {
            Map<ProjectId, Long> versions = stored.orElseThrow();
            Delta due = unwritten.beyond(versions);
            if (!due.isEmpty()) {
                store.write(due);
                due.images().forEach((project, image) -> versions.put(project, image.version()));
            }
            unwritten = Delta.NONE;
            if (!saved.equals(Optional.of(folded))) {
                store.savePlace(folded);
                saved = Optional.of(folded);
            }
        }
        return store;
    }
}
