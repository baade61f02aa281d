package io.culvert.query.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.culvert.events.connect.StoreSettings;
import org.bson.Document;

/** The query side's own connection to MongoDB, and its database; what is written there is durable when it is answered. */
public record QueryDatabase(MongoClient client, MongoDatabase database) implements AutoCloseable {
    /** @throws IllegalArgumentException if the settings make no sense; names them and shows no password */
    public static QueryDatabase open(StoreSettings settings, String name) {
        ConnectionString where = settings.read(ConnectionString::new);
        MongoClientSettings.Builder client = MongoClientSettings.builder().applyConnectionString(where);
        settings.tls(Boolean.TRUE.equals(where.getSslEnabled()))
                .ifPresent(trusted -> client.applyToSslSettings(it -> it.context(trusted)));
        MongoClient opened = MongoClients.create(client.build());
        return new QueryDatabase(
                opened, opened.getDatabase(name).withWriteConcern(WriteConcern.MAJORITY.withJournal(true)));
    }

    MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    @Override
    public void close() {
        client.close();
    }
}
