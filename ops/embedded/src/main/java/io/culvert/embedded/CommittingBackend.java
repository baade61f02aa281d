package io.culvert.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** Writes each change to the file before it is answered, also what a refused command did before; left to itself the store does so once a second. */
final class CommittingBackend extends H2Backend {
    /** What {@link MVStore#commit} returns then. */
    private static final long NOTHING_TO_STORE = -1;

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

    CommittingBackend(MVStore store) {
        super(store);
        this.store = store;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        // Called by the parent's constructor, before our own fields are there.
        return new BsonDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } finally {
            commitUnlessRead(message.getDocument());
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            commitUnlessRead(query);
        }
    }

    /** Unknown commands commit too: one commit too many costs a millisecond, one too few loses data. */
    private void commitUnlessRead(Document command) {
        if (READS.contains(command.keySet().iterator().next()) || store.isClosed()) {
            return;
        }
        if (store.commit() == NOTHING_TO_STORE) {
            // The store's own thread may have taken our change and still be writing it: wait for that.
            store.executeFilestoreOperation(() -> {});
        }
    }
}
