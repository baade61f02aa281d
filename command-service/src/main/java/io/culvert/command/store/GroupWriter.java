package io.culvert.command.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import io.culvert.command.port.StaleException;
import io.culvert.command.port.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes groups of appends. It takes a position only when it has seen all below it; another writer's commit in that
 * place makes the unique index refuse ours, and we read on and try the next.
 */
final class GroupWriter {
    private final Commits commits;
    private final Head head;

    GroupWriter(Commits commits, Head head) {
        this.commits = commits;
        this.head = head;
    }

    /** Writes them in order and tells each what became of it. Never throws. */
    void write(List<PendingAppend> group) {
        List<PendingAppend> rest = new ArrayList<>(group);
        try {
            while (!rest.isEmpty()) {
                rest = new ArrayList<>(rest.subList(writeSome(rest), rest.size()));
            }
        } catch (MongoException e) {
            fail(rest, new UnavailableException("MongoDB did not acknowledge the events", e));
        } catch (RuntimeException e) {
            fail(rest, e);
        }
    }

    /** Reads on to the end of the log as others have written it. */
    void catchUp() {
        List<Commit> next = commits.chainAt(head.position() + 1);
        while (!next.isEmpty()) {
            head.advance(next.getLast().nextPosition() - 1);
            next = commits.chainAt(head.position() + 1);
        }
    }

    /** Returns how many of them are settled. */
    private int writeSome(List<PendingAppend> group) {
        List<Commit> placed = place(group);
        try {
            commits.insert(placed);
            acknowledge(group, placed, placed.size());
            return placed.size();
        } catch (MongoBulkWriteException e) {
            BulkWriteError first = e.getWriteErrors().stream().findFirst().orElseThrow(() -> e);
            if (ErrorCategory.fromErrorCode(first.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // A group that had a part refused was still written up to there, but not yet acknowledged by a majority.
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            acknowledge(group, placed, first.getIndex());
            boolean settled = settleRefused(group.get(first.getIndex()));
            catchUp();
            return settled ? first.getIndex() + 1 : first.getIndex();
        }
    }

    private List<Commit> place(List<PendingAppend> group) {
        List<Commit> placed = new ArrayList<>(group.size());
        long position = head.position() + 1;
        for (PendingAppend each : group) {
            Commit commit = each.at(position);
            placed.add(commit);
            position = commit.nextPosition();
        }
        return placed;
    }

    private void acknowledge(List<PendingAppend> group, List<Commit> placed, int count) {
        for (int i = 0; i < count; i++) {
            head.advance(placed.get(i).nextPosition() - 1);
            group.get(i).done().complete(placed.get(i).envelopes());
        }
    }

    /** Settles it if its version is taken; if only the position was, it is to be tried again. */
    private boolean settleRefused(PendingAppend refused) {
        Optional<Commit> found = commits.at(refused.project(), refused.firstVersion());
        found.ifPresent(commit -> {
            if (refused.isSameAs(commit)) {
                refused.done().complete(commit.envelopes());
            } else {
                refused.done()
                        .completeExceptionally(new StaleException("version " + refused.firstVersion() + " of project '"
                                + refused.project() + "' is taken"));
            }
        });
        return found.isPresent();
    }

    private static void fail(List<PendingAppend> group, RuntimeException reason) {
        group.forEach(each -> each.done().completeExceptionally(reason));
    }
}
