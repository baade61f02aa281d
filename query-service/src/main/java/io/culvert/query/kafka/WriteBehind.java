package io.culvert.query.kafka;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.ViewStore;
import io.culvert.query.port.ViewStore.Place;
import io.culvert.query.view.Delta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was folded and is not in the store yet. Readers see an image as soon as it is folded; the store gets what came
 * together since, from the one of several instances that has the claim to write, and nobody who folds waits for it. What
 * trouble keeps from the store stays here for the next session, and a crash takes no more with it than the next process
 * reads again from the place that was saved after the last write. One thread folds and has written, any number look at what
 * is not written.
 */
final class WriteBehind {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);
    private final ViewStore store;
    private final BooleanSupplier mayWrite;
    private Place folded;
    private Optional<Place> saved = Optional.empty();
    /** The version of each project in the store; empty while another instance writes there. */
    private Optional<Map<ProjectId, Long>> stored = Optional.empty();

    private Optional<Write> writing = Optional.empty();
    private volatile Unwritten unwritten = new Unwritten(Delta.NONE, Delta.NONE);

    /**
     * @param inHand what is being written
     * @param since what was folded since that began
     */
    private record Unwritten(Delta inHand, Delta since) {}

    /** @param place where it leads to */
    private record Write(FutureTask<Void> task, Delta delta, Place place) {}

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
        endQuietly();
        WriteBehind next = new WriteBehind(other, folded, mayWrite);
        next.unwritten = unwritten;
        return next;
    }

    /** All that is not known to be in the store. */
    Delta unwritten() {
        Unwritten now = unwritten;
        return now.inHand().then(now.since());
    }

    /** The events of it, in the order of their versions. */
    List<Delta.Recorded> unwrittenEvents() {
        Unwritten now = unwritten;
        return Stream.of(now.inHand(), now.since())
                .flatMap(each -> each.history().stream())
                .toList();
    }

    /** True if the store has all that readers see. */
    boolean isWritten() {
        Unwritten now = unwritten;
        return now.inHand().isEmpty() && now.since().isEmpty();
    }

    /** What is not even being written. */
    Delta since() {
        return unwritten.since();
    }

    Place folded() {
        return folded;
    }

    /**
     * @param more goes on from {@link #since}
     * @param next from where on events are still to be folded
     */
    void keep(Delta more, Place next) {
        unwritten = new Unwritten(unwritten.inHand(), more);
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
        endQuietly();
        stored = Optional.empty();
        saved = Optional.empty();
    }

    /** Forgets what another instance has written. */
    void trim() {
        endQuietly();
        Delta kept = unwritten.since();
        if (!kept.isEmpty()) {
            unwritten = new Unwritten(
                    Delta.NONE, kept.beyond(store.versions(kept.images().keySet())));
        }
    }

    boolean isMine() {
        return stored.isPresent() && mayWrite.getAsBoolean();
    }

    /** Returns when all that was kept is durable; while it is another instance's to write, at once. */
    ViewStore write() {
        begin();
        end();
        begin();
        end();
        return store;
    }

    /**
     * Has all that was kept written, and does not wait for it; what is being written goes on, and the rest waits for its
     * end.
     *
     * @throws RuntimeException what the last write met
     */
    void begin() {
        look();
        if (writing.isPresent() || !isMine()) {
            return;
        }
        Delta due = unwritten.since().beyond(stored.orElseThrow());
        Place place = folded;
        if (due.isEmpty() && saved.equals(Optional.of(place))) {
            unwritten = new Unwritten(Delta.NONE, Delta.NONE);
            return;
        }
        unwritten = new Unwritten(due, Delta.NONE);
        FutureTask<Void> task = new FutureTask<>(() -> write(due, place), null);
        writing = Optional.of(new Write(task, due, place));
        Thread.ofVirtual().name("query-view-writer").start(task);
    }

    /**
     * Whether the last write has ended.
     *
     * @throws RuntimeException what it met
     */
    void look() {
        if (writing.filter(it -> it.task().isDone()).isPresent()) {
            end();
        }
    }

    /** The views first, then the place: a crash between them repeats, no more. */
    private void write(Delta due, Place place) {
        if (!due.isEmpty()) {
            store.write(due);
        }
        store.savePlace(place);
    }

    private void endQuietly() {
        try {
            end();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            // What was not written is kept, which is all that matters to whoever stops writing.
            LOG.debug("the last write", e);
        }
    }

    private void end() {
        if (writing.isEmpty()) {
            return;
        }
        Write last = writing.orElseThrow();
        try {
            last.task().get();
            stored.ifPresent(versions ->
                    last.delta().images().forEach((project, image) -> versions.put(project, image.version())));
            saved = Optional.of(last.place());
            unwritten = new Unwritten(Delta.NONE, unwritten.since());
            writing = Optional.empty();
        } catch (ExecutionException e) {
            unwritten = new Unwritten(Delta.NONE, unwritten());
            writing = Optional.empty();
            throw e.getCause() instanceof RuntimeException met ? met : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
