package io.culvert.command.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import io.culvert.command.port.StaleException;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.value.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes groups of appends. It takes a position only when it has seen all below it; another writer's commit in that
 * place makes the unique index refuse ours, and we read on and try the next.
 */
final class GroupWriter {
    private static final Duration BEFORE_SEEING_OTHERS = Duration.ofMillis(5);

    private final Commits commits;
    private final Head head;
    private final RecentCommits recent;
    private final Clock clock;
    private final StreamEnds ends = new StreamEnds();

    GroupWriter(Commits commits, Head head, RecentCommits recent, Clock clock) {
        this.commits = commits;
        this.head = head;
        this.recent = recent;
        this.clock = clock;
    }

    /** Writes them in order and tells each what became of it. Never throws. */
    void write(List<PendingAppend> group) {
        List<PendingAppend> rest = group;
        try {
            while (!rest.isEmpty()) {
                rest = writeSome(rest);
            }
        } catch (MongoException e) {
            fail(rest, new UnavailableException("MongoDB did not acknowledge the events", e));
        } catch (RuntimeException e) {
            fail(rest, e);
        }
    }

    /** Reads on to the end of the log as others have written it; false if they wrote nothing. */
    boolean catchUp() {
        boolean any = false;
        while (commits.hasOneAt(head.tip().position() + 1)) {
            List<Commit> next = commits.chainAt(head.tip().position() + 1);
            reached(next);
            any |= !next.isEmpty();
        }
        return any;
    }

    /** Returns those that are to be tried again, since another writer was in the place of one of them. */
    private List<PendingAppend> writeSome(List<PendingAppend> group) {
        List<PendingAppend> fitting = fitting(group);
        if (fitting.isEmpty()) {
            return List.of();
        }
        List<Commit> placed = place(fitting);
        try {
            commits.insert(placed);
        } catch (MongoBulkWriteException e) {
            return afterRefusal(fitting, placed, e);
        }
        acknowledge(fitting, placed);
        return List.of();
    }

    /** Those that somebody still waits for and that are the next of their streams; the others are told. */
    private List<PendingAppend> fitting(List<PendingAppend> group) {
        Map<ProjectId, Long> next = new HashMap<>();
        List<PendingAppend> fitting = new ArrayList<>(group.size());
        for (PendingAppend each : group) {
            // Whoever gave up was told that the store is away: do not do behind his back what he may ask for again.
            if (each.done().isDone()) {
                continue;
            }
            Long expected = next.get(each.project());
            if (expected == null ? followsOn(each) : expected == each.firstVersion()) {
                fitting.add(each);
                next.put(each.project(), each.nextVersion());
            } else {
                each.done().completeExceptionally(stale(each));
            }
        }
        return fitting;
    }

    private boolean followsOn(PendingAppend append) {
        long version = append.firstVersion();
        Optional<Long> known = ends.next(append.project());
        if (known.isPresent() && known.orElseThrow() >= version) {
            return known.orElseThrow() == version;
        }
        return version == 1
                || commits.holding(append.project(), version - 1)
                        .map(before -> before.nextVersion() == version)
                        .orElse(false);
    }

    private List<PendingAppend> afterRefusal(
            List<PendingAppend> group, List<Commit> placed, MongoBulkWriteException refusal) {
        BulkWriteError first = refusal.getWriteErrors().stream().findFirst().orElseThrow(() -> refusal);
        // A group that had a part refused was still written up to there, but maybe not by a majority.
        if (ErrorCategory.fromErrorCode(first.getCode()) != ErrorCategory.DUPLICATE_KEY
                || refusal.getWriteConcernError() != null) {
            throw refusal;
        }
        int refused = first.getIndex();
        acknowledge(group.subList(0, refused), placed.subList(0, refused));
        boolean settled = settleRefused(group.get(refused));
        if (!catchUp() && !settled) {
            // What is in our way is not seen by a majority yet.
            LockSupport.parkNanos(BEFORE_SEEING_OTHERS.toNanos());
        }
        return group.subList(settled ? refused + 1 : refused, group.size());
    }

    private List<Commit> place(List<PendingAppend> group) {
        List<Commit> placed = new ArrayList<>(group.size());
        Tip tip = head.tip();
        for (PendingAppend each : group) {
            Commit commit = each.after(tip, clock.instant());
            placed.add(commit);
            tip = commit.tip();
        }
        return placed;
    }

    private void acknowledge(List<PendingAppend> group, List<Commit> placed) {
        reached(placed);
        for (int i = 0; i < placed.size(); i++) {
            group.get(i).done().complete(placed.get(i).events());
        }
    }

    private void reached(List<Commit> next) {
        if (!next.isEmpty()) {
            next.forEach(ends::reached);
            recent.add(next);
            head.advance(next.getLast().tip());
        }
    }

    /** Settles it if its version is taken; if only the position was, it is to be tried again. */
    private boolean settleRefused(PendingAppend refused) {
        Optional<Commit> found = commits.at(refused.project(), refused.firstVersion());
        found.ifPresent(commit -> {
            if (refused.isSameAs(commit)) {
                refused.done().complete(commit.events());
            } else {
                refused.done().completeExceptionally(stale(refused));
            }
        });
        return found.isPresent();
    }

    private static StaleException stale(PendingAppend refused) {
        return new StaleException("version " + refused.firstVersion() + " of project '" + refused.project()
                + "' is taken, or not the next one");
    }

    private static void fail(List<PendingAppend> group, RuntimeException reason) {
        group.forEach(each -> each.done().completeExceptionally(reason));
    }
}
