package io.culvert.command.store;

import com.mongodb.MongoException;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.StaleException;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log on MongoDB: one document for each unit of work. One thread writes what has queued up meanwhile in one
 * journaled write, and wakes this process's readers; what other processes write it finds once a second.
 */
public final class CommitLog implements EventLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_900);
    private static final Duration LOOK_FOR_OTHERS = Duration.ofSeconds(1);
    private static final int GROUP = 100;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(200);
    private static final PendingAppend NOTHING =
            new PendingAppend(new ProjectId("-"), 0, List.of(), CompletableFuture.completedFuture(List.of()));

    private final Commits commits;
    private final Head head = new Head();
    private final GroupWriter writer;
    private final LinkedBlockingQueue<PendingAppend> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    private CommitLog(CommandDatabase database) {
        this.commits = new Commits(database.handle());
        this.writer = new GroupWriter(commits, head);
        this.thread = Thread.ofPlatform().name("culvert-log").unstarted(this::run);
    }

    /** Opens in the background, as soon as MongoDB answers. */
    public static CommitLog open(CommandDatabase database) {
        CommitLog log = new CommitLog(database);
        log.thread.start();
        return log;
    }

    @Override
    public List<Envelope> append(ProjectId project, long firstVersion, List<NewEvent> events) {
        if (events.isEmpty() || events.size() > MAX_EVENTS_PER_COMMIT) {
            throw new IllegalArgumentException(
                    "a unit of work has 1 to " + MAX_EVENTS_PER_COMMIT + " events, not " + events.size());
        }
        PendingAppend pending = new PendingAppend(project, firstVersion, toMillis(events), new CompletableFuture<>());
        queue.add(pending);
        return await(pending.done());
    }

    @Override
    public List<Envelope> readStream(ProjectId project, long fromVersion) {
        return orUnavailable(() -> commits.toEnd(project, fromVersion)).stream()
                .flatMap(commit -> commit.envelopes().stream())
                .filter(envelope -> envelope.version() >= fromVersion)
                .toList();
    }

    @Override
    public Optional<Envelope> find(ProjectId project, long version) {
        return orUnavailable(() -> commits.holding(project, version)).stream()
                .flatMap(commit -> commit.envelopes().stream())
                .filter(envelope -> envelope.version() == version)
                .findFirst();
    }

    @Override
    public boolean hasCommit(ProjectId project, long firstVersion) {
        return orUnavailable(() -> commits.at(project, firstVersion)).isPresent();
    }

    @Override
    public List<Envelope> readAfter(long position, int max) {
        if (position >= head.position()) {
            return List.of();
        }
        return orUnavailable(() -> commits.fromPosition(position + 1)).stream()
                .flatMap(commit -> commit.envelopes().stream())
                .filter(envelope -> envelope.position() > position)
                .limit(max)
                .toList();
    }

    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        return head.awaitAfter(position, atMost);
    }

    @Override
    public long head() {
        return head.position();
    }

    /** True once the log's end is known; until then appends wait in vain. */
    public boolean isOpen() {
        return opened.getCount() == 0;
    }

    /** Waits for the log to be open; false if MongoDB did not answer by then. */
    public boolean awaitOpen(Duration atMost) throws InterruptedException {
        return opened.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Writes what is queued, then stops. */
    @Override
    public void close() {
        closed = true;
        queue.add(NOTHING);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed && !isOpen()) {
            tryToOpen();
        }
        while (!closed || !queue.isEmpty()) {
            writeNextGroup();
        }
    }

    private void tryToOpen() {
        try {
            commits.prepare();
            head.advance(LogEnd.find(commits));
            opened.countDown();
            LOG.info("log open at position {}", head.position());
        } catch (MongoException e) {
            LOG.warn("log not open, MongoDB does not answer: {}", e.getMessage());
            LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
        }
    }

    private void writeNextGroup() {
        List<PendingAppend> group = new ArrayList<>();
        try {
            PendingAppend first = queue.poll(LOOK_FOR_OTHERS.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group, GROUP - 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts the log's thread", e);
        }
        // Whoever gave up was told that the store is away: do not do behind his back what he may ask for again.
        group.removeIf(pending -> pending.done().isDone());
        if (group.isEmpty()) {
            lookForOthers();
        } else {
            writer.write(group);
        }
    }

    private void lookForOthers() {
        try {
            writer.catchUp();
        } catch (MongoException e) {
            LOG.warn("MongoDB does not answer: {}", e.getMessage());
        }
    }

    private static List<NewEvent> toMillis(List<NewEvent> events) {
        return events.stream()
                .map(it -> new NewEvent(it.eventId(), it.time().truncatedTo(ChronoUnit.MILLIS), it.cause(), it.event()))
                .toList();
    }

    private static List<Envelope> await(CompletableFuture<List<Envelope>> done) {
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            done.completeExceptionally(e);
            throw new UnavailableException("the log did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("stopping", e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case StaleException stale -> stale;
                case UnavailableException away -> away;
                case null, default -> new IllegalStateException("the log failed", e);
            };
        }
    }

    private static <T> T orUnavailable(Supplier<T> query) {
        try {
            return query.get();
        } catch (MongoException e) {
            throw new UnavailableException("MongoDB does not answer", e);
        }
    }
}
