package io.culvert.command.store;

import static io.culvert.command.store.MongoCalls.orUnavailable;

import com.mongodb.MongoException;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.StaleException;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log on MongoDB: one document for each unit of work. One thread writes what has queued up meanwhile in one
 * journaled write, and wakes this process's readers; what other processes write it finds twenty times a
 * second.
 */
public final class CommitLog implements EventLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_900);
    private static final Duration LOOK_FOR_OTHERS = Duration.ofMillis(50);
    private static final int GROUP = 256;

    /** Long against what a write takes, short against an answer of the API when many ask. */
    private static final Duration GATHER = Duration.ofMillis(2);

    /** So many are worth a write of their own. */
    private static final int MANY = 32;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(200);
    private static final PendingAppend NOTHING =
            new PendingAppend(List.of(), CompletableFuture.completedFuture(List.of()));

    private final Commits commits;
    private final Head head = new Head();
    private final RecentCommits recent = new RecentCommits();
    private final GroupWriter writer;
    private final LinkedBlockingQueue<PendingAppend> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private boolean several;

    private CommitLog(CommandDatabase database, Clock clock) {
        this.commits = new Commits(database.handle());
        this.writer = new GroupWriter(commits, head, recent, clock);
        this.thread = Thread.ofPlatform().name("culvert-log").unstarted(this::run);
    }

    /** Opens in the background, as soon as MongoDB answers. */
    public static CommitLog open(CommandDatabase database) {
        return open(database, Clock.systemUTC());
    }

    static CommitLog open(CommandDatabase database, Clock clock) {
        CommitLog log = new CommitLog(database, clock);
        log.thread.start();
        return log;
    }

    @Override
    public List<WireEvent> append(ProjectId project, long firstVersion, List<NewEvent> events) {
        if (events.isEmpty() || events.size() > MAX_EVENTS_PER_COMMIT) {
            throw new IllegalArgumentException(
                    "a unit of work has 1 to " + MAX_EVENTS_PER_COMMIT + " events, not " + events.size());
        }
        PendingAppend pending = PendingAppend.of(project, firstVersion, events);
        queue.add(pending);
        return await(pending.done());
    }

    @Override
    public List<WireEvent> readStream(ProjectId project, long fromVersion, int max) {
        return orUnavailable(() -> commits.ofProject(project, fromVersion, max)).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.version() >= fromVersion)
                .limit(max)
                .toList();
    }

    @Override
    public Optional<WireEvent> find(ProjectId project, long version) {
        return orUnavailable(() -> commits.holding(project, version)).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.version() == version)
                .findFirst();
    }

    @Override
    public boolean hasCommit(ProjectId project, long firstVersion) {
        return orUnavailable(() -> commits.at(project, firstVersion)).isPresent();
    }

    @Override
    public List<WireEvent> readAfter(long position, int max) {
        long end = head.tip().position();
        if (position >= end) {
            return List.of();
        }
        return recent.after(position, max).orElseGet(() -> stored(position, end, max));
    }

    private List<WireEvent> stored(long position, long end, int max) {
        return orUnavailable(() -> commits.fromPosition(position + 1, end)).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.position() > position)
                .limit(max)
                .toList();
    }

    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        return head.awaitAfter(position, atMost);
    }

    @Override
    public long head() {
        return head.tip().position();
    }

    @Override
    public long positionBefore(Instant moment) {
        return orUnavailable(() -> LogEnd.before(commits, moment));
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
            LOG.info("log open at position {}", head());
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
                gather(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts the log's thread", e);
        }
        group.remove(NOTHING);
        if (group.isEmpty()) {
            lookForOthers();
        } else {
            writer.write(group);
        }
    }

    /** Where several come at once, more come soon, and all that is done after a write is done once for them. */
    private void gather(List<PendingAppend> group) throws InterruptedException {
        long until = System.nanoTime() + GATHER.toNanos();
        queue.drainTo(group, GROUP - 1);
        while (several && group.size() < MANY) {
            PendingAppend next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            group.add(next);
            queue.drainTo(group, GROUP - group.size());
        }
        several = group.size() > 1;
    }

    private void lookForOthers() {
        try {
            writer.catchUp();
        } catch (MongoException e) {
            LOG.warn("MongoDB does not answer: {}", e.getMessage());
        }
    }

    private static List<WireEvent> await(CompletableFuture<List<WireEvent>> done) {
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
}
