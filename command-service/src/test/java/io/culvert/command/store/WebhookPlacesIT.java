package io.culvert.command.store;

import io.culvert.command.port.WebhookPlaces;
import io.culvert.command.port.WebhookPlacesContract;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On the embedded server. */
class WebhookPlacesIT extends WebhookPlacesContract {
    @TempDir
    static Path dir;

    private static EmbeddedMongo mongo;
    private static CommandDatabase database;

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(dir, 0);
        database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert");
    }

    @AfterAll
    static void stop() {
        database.close();
        mongo.close();
    }

    @Override
    protected WebhookPlaces places() {
        return new MongoWebhookPlaces(database);
    }
}
