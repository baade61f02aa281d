package io.culvert.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bson.Document;

/** A process of its own that writes documents from several threads, and tells the number of each one acknowledged. */
final class KilledWriter {
    private KilledWriter() {}

    @SuppressWarnings("SystemOut") // its standard output is what the test reads
    static void main(String[] args) {
        EmbeddedMongo mongo = EmbeddedMongo.start(Path.of(args[0]), 0);
        MongoClient client = MongoClients.create(mongo.uri());
        MongoCollection<Document> documents = client.getDatabase("test").getCollection("documents");
        PrintStream acknowledged = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int writer = 0; writer < 4; writer++) {
            int first = writer;
            Thread.ofPlatform().start(() -> {
                for (int n = first; ; n += 4) {
                    documents.insertOne(new Document("_id", n).append("fill", "x".repeat(300)));
                    acknowledged.println(n);
                }
            });
        }
    }
}
