package io.culvert.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
    private static final int WRITES = 5;

    @TempDir
    Path dir;

    @Test
    void aWriteThatOutlivesAPowerLossIsForcedToTheDiskBeforeItsAcknowledgement() {
        assertThat(forcedBy(Durability.POWER_LOSS)).isEqualTo(WRITES);
    }

    @Test
    void aWriteThatOutlivesAKillAloneIsNotForced() {
        assertThat(forcedBy(Durability.KILL)).isZero();
    }

    private int forcedBy(Durability durability) {
        MVStore store = new MVStore.Builder()
                .fileName(CountedFile.name(dir.resolve("mongo.mv")))
                .autoCommitDisabled()
                .open();
        MongoServer server = new MongoServer(new CommittingBackend(store, durability));
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            MongoCollection<Document> documents = client.getDatabase("test").getCollection("documents");
            documents.insertOne(new Document("_id", 0));
            int before = CountedFile.FORCED.get();
            for (int id = 1; id <= WRITES; id++) {
                documents.insertOne(new Document("_id", id));
            }
            return CountedFile.FORCED.get() - before;
        } finally {
            server.shutdownNow();
        }
    }
}
