package io.culvert.standalone;

import io.culvert.embedded.Durability;
import io.culvert.embedded.EmbeddedBroker;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.connect.StoreSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The broker and the database of this process, each only if no real one is named. They start while Spring reads its
 * configuration, and it waits for them before it makes the first part that needs them.
 */
final class EmbeddedServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String BROKERS = BusSettings.SERVERS;
    static final String DATABASE = StoreSettings.URI;

    private Optional<CompletableFuture<EmbeddedBroker>> broker = Optional.empty();
    private Optional<CompletableFuture<EmbeddedMongo>> database = Optional.empty();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment settings = context.getEnvironment();
        Path data = Path.of(settings.getProperty("culvert.data-dir", "./data"));
        if (!settings.containsProperty(DATABASE) && !isSet(settings, StoreSettings.URI_FILE)) {
            int port = settings.getProperty("culvert.mongodb.port", Integer.class, 27017);
            Durability durability =
                    settings.getProperty("culvert.mongodb.durability", Durability.class, Durability.KILL);
            database = Optional.of(
                    inBackground("mongodb", () -> EmbeddedMongo.start(data.resolve("mongodb"), port, durability)));
        }
        if (!settings.containsProperty(BROKERS)) {
            if (isSet(settings, BusSettings.PROPERTIES_FILE)) {
                throw new IllegalArgumentException(BusSettings.PROPERTIES_FILE + " is set, but " + BROKERS
                        + " is not, and the embedded broker knows neither TLS nor users");
            }
            int port = settings.getProperty("culvert.kafka.port", Integer.class, 9092);
            broker = Optional.of(inBackground("kafka", () -> EmbeddedBroker.start(data.resolve("kafka"), port)));
        }
        context.addBeanFactoryPostProcessor(beans ->
                settings.getPropertySources().addFirst(new MapPropertySource("embedded servers", whereTheyAre())));
    }

    private static boolean isSet(ConfigurableEnvironment settings, String name) {
        return !settings.getProperty(name, "").isBlank();
    }

    private Map<String, Object> whereTheyAre() {
        Map<String, Object> found = new HashMap<>();
        database.ifPresent(each -> found.put(DATABASE, each.join().uri()));
        broker.ifPresent(each -> found.put(BROKERS, each.join().bootstrapServers()));
        return found;
    }

    /** Threads of their own: the class loader of the common pool's threads is not ours. */
    private static <T> CompletableFuture<T> inBackground(String name, java.util.function.Supplier<T> start) {
        CompletableFuture<T> started = new CompletableFuture<>();
        Thread.ofPlatform().name("start-" + name).daemon().start(() -> started.completeAsync(start, Runnable::run));
        return started;
    }

    /** The broker first: who still reads from it is gone by now. */
    void close() {
        broker.ifPresent(each -> each.join().close());
        database.ifPresent(each -> each.join().close());
    }
}
