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
 * rebuild has caught up. Trouble with store or bus ends a session, and after a second the next one starts from what was
 * saved.
 */
public final class EventFeed implements Feed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final Duration LONGEST_TASK = Duration.ofSeconds(60);
    private final BusSettings bus;
    private final ViewGenerations generations;
    private final Evictions evictions;
    private final Images images;
    private final Letters letters;
    private final Thread thread = new Thread(this::work, "query-event-feed");
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean rebuildWanted;
    private volatile boolean rebuildOutdated;
    private volatile boolean newSessionWanted;
    private volatile boolean closing;
    private volatile FeedState state = new FeedState(true, false, "starting", Map.of());
    private volatile @Nullable Rebuild rebuild;
    private volatile @Nullable WriteBehind views;

    /** @param rebuild true to build the views anew at start, beside those that there are */
    public EventFeed(
            BusSettings bus,
            ViewGenerations generations,
            Evictions evictions,
            Images images,
            Clock clock,
            boolean rebuild) {
        this.bus = bus;
        this.generations = generations;
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
        if (rebuildWanted || rebuild != null) {
            return false;
        }
        rebuildWanted = true;
        return true;
    }

    @Override
    public Optional<RebuildProgress> rebuilding() {
        return Optional.ofNullable(rebuild).map(Rebuild::progress);
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
                : open.unwritten().history().stream()
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
            throw new IllegalStateException("the feed is kept by store or bus: " + state.trouble(), e);
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
        end(rebuild);
    }

    private void open() {
        ViewStore opened = generations.serving();
        images.reset(opened.load());
        views = new WriteBehind(opened);
        rebuildWanted |= !generations.isCurrent();
    }

    private void session() throws InterruptedException {
        newSessionWanted = false;
        WriteBehind mine = serving();
        try (Session session = new Session(bus, mine, images, evictions.all())) {
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
                runTasks();
                tendRebuild();
            }
            if (views == mine) {
                session.write();
            }
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void tendRebuild() {
        Rebuild running = rebuild;
        if (running != null && rebuildOutdated) {
            running.close();
            rebuild = null;
            rebuildOutdated = false;
            rebuildWanted = true;
        } else if (running != null && running.isUpTo(images)) {
            takeOver(running);
        } else if (running == null && rebuildWanted) {
            rebuildOutdated = false;
            rebuild = Rebuild.start(bus, generations.number() + 1, generations.next(), evictions.all());
            rebuildWanted = false;
        }
    }

    /** Should the switch fail, nobody knows which one serves: what the database says is opened then, and a rebuild begun. */
    private void takeOver(Rebuild running) {
        running.close();
        rebuildWanted = true;
        rebuild = null;
        views = null;
        // Durable before readers see it; from here on a restart would serve the next one too.
        generations.serveNext();
        views = running.views();
        images.reset(running.images().all());
        rebuildWanted = false;
        newSessionWanted = true;
        LOG.info("generation {} of the views serves", generations.number());
    }

    private static void end(@Nullable Rebuild running) {
        if (running != null) {
            running.close();
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
