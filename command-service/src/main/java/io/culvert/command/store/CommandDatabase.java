package io.culvert.command.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.culvert.events.connect.StoreSettings;
import java.util.concurrent.TimeUnit;

/** The command side's database. What was read or acknowledged here survives the loss of any one member. */
public record CommandDatabase(MongoClient client, MongoDatabase handle) implements AutoCloseable {
    /** Callers are promised an answer within 2 s, so MongoDB gets a little less for one operation. */
    private static final long OPERATION_MILLIS = 1_600;

    /**
     * Connects in the background: a MongoDB that is away shows at the first operation.
     *
     * @throws IllegalArgumentException if the settings make no sense; names them and shows no password
     */
    public static CommandDatabase connect(StoreSettings settings, String database) {
        ConnectionString where = settings.read(ConnectionString::new);
        MongoClientSettings.Builder wanted = MongoClientSettings.builder()
                .applyConnectionString(where)
                .applyToClusterSettings(it -> it.serverSelectionTimeout(OPERATION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(it -> it.connectTimeout(1, TimeUnit.SECONDS))
                .timeout(OPERATION_MILLIS, TimeUnit.MILLISECONDS)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary());
        settings.tls(Boolean.TRUE.equals(where.getSslEnabled()))
                .ifPresent(trusted -> wanted.applyToSslSettings(it -> it.context(trusted)));
        MongoClient client = MongoClients.create(wanted.build());
        return new CommandDatabase(client, client.getDatabase(database));
    }

    @Override
    public void close() {
        client.close();
    }
}
