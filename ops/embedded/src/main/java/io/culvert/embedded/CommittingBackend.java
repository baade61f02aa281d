package io.culvert.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** Writes each change to the file before it is answered; left to itself the store does so once a second. */
final class CommittingBackend extends H2Backend {
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

    CommittingBackend(MVStore store) {
        super(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document answer = super.handleMessage(message);
        commitUnlessRead(message.getDocument());
        return answer;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        Document answer = super.handleCommand(channel, database, command, query);
        commitUnlessRead(query);
        return answer;
    }

    /** Unknown commands commit too: one commit too many costs a millisecond, one too few loses data. */
    private void commitUnlessRead(Document command) {
        if (!READS.contains(command.keySet().iterator().next())) {
            commit();
        }
    }
}
