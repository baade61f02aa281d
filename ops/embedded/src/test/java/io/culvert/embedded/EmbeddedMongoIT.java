package io.culvert.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOneModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {
    private static final int ENOUGH = 5_000;
    private static final int COPIES = 25;

    @TempDir
    Path dir;

    @Test
    void keepsDocumentsAndUniqueIndexesAcrossARestart() {
        withDocuments(documents -> {
            documents.createIndex(new Document("name", 1), new IndexOptions().unique(true));
            documents.insertOne(new Document("_id", 1).append("name", "one"));
        });
        withDocuments(documents -> {
            assertThat(documents.find(new Document("name", "one")).first()).containsEntry("_id", 1);
            assertThatThrownBy(() -> documents.insertOne(new Document("_id", 2).append("name", "one")))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("11000");
        });
    }

    @Test
    void losesNothingThatItAcknowledgedWhenItsProcessIsKilled() throws Exception {
        for (int round = 0; round < 2; round++) {
            Path data = dir.resolve("round" + round);
            Set<Integer> acknowledged = writeUntilKilled(data);
            try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0);
                    MongoClient client = MongoClients.create(mongo.uri())) {
                Set<Integer> kept = new HashSet<>();
                documents(client).find().forEach(each -> kept.add(each.getInteger("_id")));
                assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
                assertThat(kept).containsAll(acknowledged);
            }
        }
    }

    @Test
    void doesNotCountTheOctetsOfDocuments() {
        withDocuments(documents -> {
            documents.insertOne(new Document("_id", 1).append("name", "one"));
            documents.updateOne(Filters.eq("_id", 1), new Document("$set", new Document("name", "another")));
        });
        MVStore store = StoreFile.open(dir);
        try {
            MVMap<String, Object> figures = store.openMap(
                    "meta.test.documents",
                    new MVMap.Builder<String, Object>()
                            .keyType(StoredValue.TYPE)
                            .valueType(StoredValue.TYPE));
            assertThat(figures.get("dataSize")).isEqualTo(0L);
        } finally {
            store.close();
        }
    }

    @Test
    void freesTheSpaceOfWhatWasOverwritten() throws Exception {
        Path file = dir.resolve("mongo.mv");
        String text = "x".repeat(1_000);
        Random random = new Random(1);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(dir, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            documents(client)
                    .insertMany(IntStream.range(0, 4_000)
                            .mapToObj(n -> new Document("_id", n).append("text", text))
                            .toList());
            for (int n = 0; n < 100; n++) {
                documents(client)
                        .bulkWrite(IntStream.range(0, 300)
                                .mapToObj(any -> new ReplaceOneModel<>(
                                        Filters.eq("_id", random.nextInt(4_000)),
                                        new Document("text", text + random.nextInt())))
                                .toList());
            }
        }
        assertThat(Files.size(file)).as("octets; 40 million if none are freed").isLessThan(28_000_000);
    }

    @Test
    void neverKeepsHalfADocument() throws Exception {
        Path data = dir.resolve("live");
        try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0);
                MongoClient client = MongoClients.create(mongo.uri());
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            documents(client).createIndex(new Document("name", 1), new IndexOptions().unique(true));
            AtomicBoolean done = new AtomicBoolean();
            for (int writer = 0; writer < 3; writer++) {
                String name = "w" + writer;
                threads.execute(() -> {
                    for (int n = 0; !done.get(); n++) {
                        documents(client).insertOne(new Document("_id", name + n).append("name", name + "-" + n));
                    }
                });
            }
            for (int moment = 0; moment < COPIES; moment++) {
                Thread.sleep(20);
                Path copy = Files.createDirectory(dir.resolve("at" + moment));
                Files.copy(data.resolve("mongo.mv"), copy.resolve("mongo.mv"));
            }
            done.set(true);
        }
        for (int moment = 0; moment < COPIES; moment++) {
            assertWhole(dir.resolve("at" + moment));
        }
    }

    /** Each document is found by each of its keys. */
    private static void assertWhole(Path copy) {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(copy, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            List<Document> all = documents(client).find().into(new ArrayList<>());
            for (String key : List.of("_id", "name")) {
                for (Document each : all) {
                    assertThat(documents(client)
                                    .find(Filters.eq(key, each.get(key)))
                                    .first())
                            .as("%s, found by its %s", each, key)
                            .isEqualTo(each);
                }
            }
        }
    }

    @Test
    void refusesAFileWhoseValuesLieInAnotherForm() {
        try (MVStore earlier = MVStore.open(dir.resolve("mongo.mv").toString())) {
            earlier.openMap("databases.culvert.commits");
        }

        assertThatThrownBy(() -> EmbeddedMongo.start(dir, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mongo.mv")
                .hasMessageContaining("earlier Culvert");
    }

    private void withDocuments(Consumer<MongoCollection<Document>> work) {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(dir, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            work.accept(documents(client));
        }
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }

    private static Set<Integer> writeUntilKilled(Path data) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = writer.inputReader()) {
            Set<String> told = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (told.size() == ENOUGH) {
                    writer.toHandle().destroyForcibly(); // leaves the pipe open to be read to its end
                }
            }
            return told.stream()
                    .filter(each -> each.matches("\\d+"))
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet());
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }
}
