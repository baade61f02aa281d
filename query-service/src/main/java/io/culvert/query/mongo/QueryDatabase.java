package io.culvert.query.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** The query side's own connection to MongoDB, and its database; what is written there is durable when it is answered. */
public record QueryDatabase(MongoClient client, MongoDatabase database) implements AutoCloseable {
    public static QueryDatabase open(String uri, String name) {
        MongoClient client = MongoClients.create(uri);
        return new QueryDatabase(
                client, client.getDatabase(name).withWriteConcern(WriteConcern.MAJORITY.withJournal(true)));
    }

    MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    @Override
    public void close() {
        client.close();
    }
}
