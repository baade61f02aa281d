package io.culvert.query.kafka;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.value.ProjectId;
import io.culvert.query.images.Images;
import io.culvert.query.port.DeadLetter;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.Feed;
import io.culvert.query.port.RebuildProgress;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.port.ViewGenerations;
import io.culvert.query.port.ViewStore;
import io.culvert.query.port.ViewStore.Place;
import io.culvert.query.port.WriterClaim;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the generation of the views that serves, with one thread of its own, and puts the next one in its place when a
 * rebuild has caught up. Trouble with store or bus ends a session, and after a second the next one goes on from what was
 * folded. Of several instances that share the views each folds all events for its readers, and one of them writes.
 */
public final class EventFeed implements Feed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final Duration LONGEST_TASK = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private final BusSettings bus;
    private final ViewGenerations generations;
    private final WriterClaim claim;
    private final Evictions evictions;
    private final Images images;
    private final Letters letters;
    private final Duration grace;
    private final Thread thread = new Thread(this::work, "query-event-feed");
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean rebuildWanted;
    private volatile boolean rebuildOutdated;
    private volatile boolean newSessionWanted;
    private volatile boolean closing;
    private volatile FeedState state = new FeedState(true, false, "starting", Map.of());
    private volatile @Nullable Rebuild rebuild;
    private volatile @Nullable WriteBehind views;
    private int open;
    private long looked = System.nanoTime() - BETWEEN_LOOKS.toNanos();
    /** When to drop what does not serve any more, of {@link System#nanoTime}; null if there is nothing. */
    private @Nullable Long tidyAt;

    /**
     * @param rebuild true to build the views anew at start, beside those that there are
     * @param grace how long a generation that does not serve any more is kept for other instances
     */
    public EventFeed(
            BusSettings bus,
            ViewGenerations generations,
            WriterClaim claim,
            Evictions evictions,
            Images images,
            Clock clock,
            boolean rebuild,
            Duration grace) {
        this.bus = bus;
        this.generations = generations;
        this.claim = claim;
        this.grace = grace;
        this.evictions = evictions;
        this.images = images;
        this.letters = new Letters(clock);
        this.rebuildWanted = rebuild;
    }

    public void start() {
        thread.start();
    }

    @Override
    public FeedState state() {
        FeedState now = state;
        return new FeedState(thread.isAlive(), now.readable(), now.trouble(), letters.reasons());
    }

    @Override
    public boolean rebuild() {
        if (rebuildWanted || rebuilding().isPresent()) {
            return false;
        }
        rebuildWanted = true;
        return true;
    }

    @Override
    public Optional<RebuildProgress> rebuilding() {
        return Optional.ofNullable(rebuild).map(Rebuild::progress).or(claim::rebuilding);
    }

    @Override
    public boolean isWriting() {
        return claim.isHeld();
    }

    @Override
    public List<DeadLetter> deadLetters() {
        return letters.all();
    }

    @Override
    public void retry(ProjectId project) {
        letters.tryAgain(project);
        newSessionWanted = true;
    }

    @Override
    public void evict(DeadLetter letter, String actor) {
        evictions.add(new Evictions.Place(letter.project(), letter.version()), actor, letters.now());
        LOG.warn("{} gave up version {} of project {} for the views", actor, letter.version(), letter.project());
        // What is being built began without knowing of it, and would stop there.
        rebuildOutdated = true;
        newSessionWanted = true;
    }

    /** The events of those versions that readers' images have and the store has not yet, in the order of their versions. */
    public List<RecordedEvent> unwritten(ProjectId project, Set<Long> versions) {
        WriteBehind open = views;
        return open == null
                ? List.of()
                : open.unwrittenEvents().stream()
                        .filter(it -> it.envelope().projectId().equals(project)
                                && versions.contains(it.envelope().version()))
                        .map(RecordedEvent::of)
                        .toList();
    }

    @Override
    public <T> T atRest(Function<ViewStore, T> task) throws InterruptedException {
        FutureTask<T> later = new FutureTask<>(() -> task.apply(serving().write()));
        tasks.add(later);
        try {
            return later.get(LONGEST_TASK.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            tasks.remove(later);
            throw new IllegalStateException(
                    isWriting()
                            ? "the feed is kept by store or bus: " + state.trouble()
                            : "another instance writes the views, and has to be asked",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the views can't be read", e.getCause());
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            // A run is never cut while it writes, unless store or bus keep it for long.
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WriteBehind serving() {
        WriteBehind open = views;
        if (open == null) {
            throw new IllegalStateException("the views are not open yet");
        }
        return open;
    }

    private void work() {
        while (!closing) {
            try {
                if (views == null) {
                    open();
                }
                session();
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("interrupted", e);
            } catch (RuntimeException e) {
                trouble(e);
            }
        }
        endRebuild();
        release();
    }

    private void open() {
        ViewStore opened;
        Place folded;
        do {
            opened = generations.serving();
            open = generations.number();
            // Before the views, which another instance may be writing: what it has read is in them, and may be read
            // again.
            folded = opened.place();
            images.reset(opened.load());
            generations.look();
        } while (generations.number() != open);
        views = new WriteBehind(opened, folded, claim::isHeld);
        rebuildWanted |= !generations.isCurrent();
    }

    private void session() throws InterruptedException {
        newSessionWanted = false;
        WriteBehind mine = serving();
        Set<Evictions.Place> evicted = evictions.all();
        try (Session session = new Session(bus, mine, images, evicted)) {
            look(evicted);
            while (!closing && !newSessionWanted) {
                session.poll();
                if (session.caughtUp() || !session.stops().isEmpty()) {
                    // Before, a stream only seems to go on again.
                    letters.now(session.stops());
                }
                state = new FeedState(
                        true,
                        state.readable() || session.caughtUp(),
                        session.caughtUp() ? "" : "catching up",
                        Map.of());
                if (mine.isMine()) {
                    runTasks();
                }
                tendRebuild();
                look(evicted);
            }
            if (views == mine) {
                session.write();
            }
        }
    }

    /** What other instances may have done. */
    private void look(Set<Evictions.Place> evicted) {
        if (System.nanoTime() - looked < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        looked = System.nanoTime();
        WriterClaim.Held held = claim.take(Optional.ofNullable(rebuild).map(Rebuild::progress));
        generations.look();
        if (generations.number() != open) {
            follow();
        }
        if (held == WriterClaim.Held.BY_ANOTHER) {
            leaveItToTheOther();
        } else {
            write(held);
        }
        if (!evictions.all().equals(evicted)) {
            rebuildOutdated = true;
            newSessionWanted = true;
        }
    }

    /** Another instance has switched: readers have all that the next generation has. */
    private void follow() {
        endRebuild();
        views = serving().over(generations.serving());
        open = generations.number();
        rebuildWanted = !generations.isCurrent();
        newSessionWanted = true;
        LOG.info("generation {} of the views serves, by another instance", open);
    }

    private void write(WriterClaim.Held held) {
        WriteBehind mine = serving();
        if (held == WriterClaim.Held.NOW) {
            endRebuild();
            mine.giveUp();
            tidyLater();
            LOG.info("this instance writes the views");
        }
        mine.takeUp();
        rebuildWanted |= claim.isRebuildAsked();
        Long due = tidyAt;
        if (due != null && rebuild == null && System.nanoTime() - due >= 0) {
            generations.tidy();
            tidyAt = null;
        }
    }

    private void leaveItToTheOther() {
        endRebuild();
        serving().giveUp();
        serving().trim();
        if (rebuildWanted && generations.isCurrent()) {
            claim.askForRebuild();
            rebuildWanted = false;
        }
    }

    private void tidyLater() {
        tidyAt = System.nanoTime() + grace.toNanos();
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void tendRebuild() {
        Rebuild running = rebuild;
        if (!serving().isMine()) {
            return;
        }
        if (running != null && rebuildOutdated) {
            running.close();
            rebuild = null;
            rebuildOutdated = false;
            rebuildWanted = true;
        } else if (running != null && running.isUpTo(images)) {
            takeOver(running);
        } else if (running == null && rebuildWanted) {
            rebuildOutdated = false;
            rebuild = Rebuild.start(bus, generations.number() + 1, generations.next(), evictions.all(), claim::isHeld);
            rebuildWanted = false;
        }
    }

    /** Should the switch fail, nobody knows which one serves: what the database says is opened then, and a rebuild begun. */
    private void takeOver(Rebuild running) {
        running.close();
        rebuild = null;
        rebuildWanted = true;
        if (claim.take(Optional.empty()) != WriterClaim.Held.STILL) {
            // What the one that writes now has serve counts; it is looked at before anything else happens.
            looked -= BETWEEN_LOOKS.toNanos();
            serving().giveUp();
            return;
        }
        serving().giveUp();
        views = null;
        // Durable before readers see it; from here on a restart would serve the next one too.
        generations.serveNext();
        open = generations.number();
        tidyLater();
        views = running.views();
        images.reset(running.images().all());
        rebuildWanted = false;
        newSessionWanted = true;
        LOG.info("generation {} of the views serves", generations.number());
    }

    private void endRebuild() {
        Rebuild running = rebuild;
        if (running != null) {
            running.close();
            rebuild = null;
        }
    }

    private void release() {
        try {
            WriteBehind last = views;
            if (last != null) {
                last.giveUp();
            }
            claim.release();
        } catch (RuntimeException e) {
            LOG.debug("the claim ends by itself", e);
        }
    }

    private void trouble(RuntimeException e) {
        LOG.error("reading events again in {} ms, after", PAUSE_MILLIS, e);
        state = new FeedState(true, state.readable(), String.valueOf(e.getMessage()), Map.of());
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            LOG.debug("interrupted", interrupted);
        }
    }
}
