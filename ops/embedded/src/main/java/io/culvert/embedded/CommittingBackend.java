package io.culvert.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * Writes each change to the file before it is answered, also what a refused command did before. Left to itself the store
 * would do so once a second, and amid changes.
 */
final class CommittingBackend extends H2Backend {
    private static final int FILL_PERCENT = 60;

    private static final Set<String> READS = Set.of(
            "aggregate",
            "buildInfo",
            "buildinfo",
            "collStats",
            "count",
            "dbStats",
            "distinct",
            "endSessions",
            "find",
            "getMore",
            "hello",
            "isMaster",
            "ismaster",
            "killCursors",
            "listCollections",
            "listDatabases",
            "listIndexes",
            "ping",
            "serverStatus");

    private final MVStore store;
    private final Durability durability;

    /**
     * Commands may change maps side by side, but a document lies in several of them, its indexes too: a commit amid
     * that would keep half of it, if the process were killed before the next.
     */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private final Lock changing = lock.readLock();
    private final Lock whole = lock.writeLock();

    CommittingBackend(MVStore store, Durability durability) {
        super(store);
        this.store = store;
        this.durability = durability;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        // Called by the parent's constructor, before our own fields are there.
        return new BsonDatabase(name, getMvStore(), getCursorRegistry());
    }

    /** Messages come by here too. Unknown commands commit: one too many costs a millisecond, one too few loses data. */
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (READS.contains(command)) {
            return super.handleCommand(channel, database, command, query);
        }
        changing.lock();
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            changing.unlock();
            commitWhole();
        }
    }

    /** Forced before the next commit writes: that one may take space which this one has set free. */
    private void commitWhole() {
        whole.lock();
        try {
            if (!store.isClosed() && store.hasUnsavedChanges()) {
                store.commit();
                if (durability == Durability.POWER_LOSS) {
                    store.sync();
                }
            }
        } finally {
            whole.unlock();
        }
    }

    /**
     * Moves what lives in the file's half empty chunks together, so that their space is free again; a little at a time.
     *
     * @return false if there was nothing to move
     */
    boolean compact(Housekeeping.Step step) {
        whole.lock();
        try {
            return !store.isClosed() && store.compact(FILL_PERCENT, step.octets);
        } finally {
            whole.unlock();
        }
    }
}
