package io.culvert.query.kafka;

import io.culvert.query.port.ViewStore;
import io.culvert.query.view.Delta;

/**
 * What was folded and is not in the store yet. Readers see an image as soon as it is folded; the store gets what came
 * together since. What trouble keeps from the store stays here for the next session, and a crash takes no more with it
 * than the next process reads again from the place that was saved after the last write. One thread writes, any number look at what is not written.
 */
final class WriteBehind {
    private final ViewStore store;
    private volatile Delta unwritten = Delta.NONE;

    WriteBehind(ViewStore store) {
        this.store = store;
    }

    /** As it is once all is written. */
    ViewStore store() {
        return store;
    }

    Delta unwritten() {
        return unwritten;
    }

    /** @param folded goes on from {@link #unwritten} */
    void keep(Delta folded) {
        unwritten = folded;
    }

    /** Returns when all that was kept is durable. */
    ViewStore write() {
        if (!unwritten.isEmpty()) {
            store.write(unwritten);
            unwritten = Delta.NONE;
        }
        return store;
    }
}
