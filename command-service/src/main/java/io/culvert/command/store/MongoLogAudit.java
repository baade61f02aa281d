package io.culvert.command.store;

import com.mongodb.MongoException;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.LogAudit;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.wire.UnreadableException;
import java.util.List;

/** Looks for gaps, broken checksums, times that go back and commits that can't be read. */
public final class MongoLogAudit implements LogAudit {
    private final CommandDatabase database;
    private final EventLog log;

    public MongoLogAudit(CommandDatabase database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public void walk(Walker walker) {
        try {
            new Walk(new Commits(database.handle()), log.head(), walker).run();
        } catch (MongoException e) {
            throw new UnavailableException("MongoDB does not answer", e);
        }
    }

    private static final class Walk {
        private final Commits commits;
        private final long end;
        private final Walker walker;
        private Tip tip = Tip.EMPTY_LOG;

        Walk(Commits commits, long end, Walker walker) {
            this.commits = commits;
            this.end = end;
            this.walker = walker;
        }

        void run() {
            long position = 1;
            while (position <= end) {
                position = onwards(position);
            }
        }

        /** Returns the position to go on at. */
        private long onwards(long position) {
            List<Commit> next;
            try {
                next = commits.chainAt(position);
            } catch (UnreadableException e) {
                return oneByOne(position);
            }
            if (next.isEmpty()) {
                walker.fault(position, "no commit begins at position " + position);
                return nextBeginning(position + 1);
            }
            next.forEach(this::look);
            return next.getLast().nextPosition();
        }

        /** Up to the commit that can't be read, and past it. */
        private long oneByOne(long position) {
            try {
                Commit commit = commits.firstFrom(position).orElseThrow();
                look(commit);
                return commit.nextPosition();
            } catch (UnreadableException e) {
                walker.fault(position, String.valueOf(e.getMessage()));
                return nextBeginning(position + 1);
            }
        }

        private long nextBeginning(long position) {
            long from = position;
            while (from <= end && !commits.hasOneAt(from)) {
                from++;
            }
            return from;
        }

        private void look(Commit commit) {
            if (commit.checksum().equals(Checksum.NONE)) {
                walker.unsealed();
            } else if (!commit.checksum().equals(Checksum.of(tip.checksum(), commit.at(), commit.events()))) {
                walker.fault(
                        commit.position(),
                        "the checksum of the commit at position " + commit.position()
                                + " does not fit: it, or the one before it, was changed");
            }
            if (commit.at().isBefore(tip.at())) {
                walker.fault(
                        commit.position(),
                        "the commit at position " + commit.position() + " is older than the one before it");
            }
            commit.events().forEach(walker::event);
            tip = commit.tip();
        }
    }
}
