package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.embedded.EmbeddedBroker;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import io.culvert.query.images.Images;
import io.culvert.query.kafka.EventFeed;
import io.culvert.query.mongo.MongoEvictions;
import io.culvert.query.mongo.MongoGenerations;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.port.Feed;
import io.culvert.query.port.ViewGenerations;
import io.culvert.query.port.WriterClaim;
import io.culvert.query.view.ProjectImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The service put together, on a real broker and a store on disk. */
abstract class RunningQueryService {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Story EAST = Story.EAST;
    static final Story WEST = new Story(new ProjectId("west"));

    @TempDir
    Path dir;

    EmbeddedBroker broker;
    EmbeddedMongo mongo;
    ConfigurableApplicationContext service;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(dir.resolve("kafka"), 0);
        mongo = EmbeddedMongo.start(dir.resolve("mongo"), 0);
        service = startService();
    }

    @AfterEach
    void stop() {
        service.close();
        mongo.close();
        broker.close();
    }

    Map<ProjectId, ProjectImage> stored() {
        try (QueryDatabase database = QueryDatabase.open(StoreSettings.at(mongo.uri()), "culvert_views")) {
            return new MongoGenerations(database).serving().load();
        }
    }

    void awaitVersion(long version) throws Exception {
        assertThat(get("/internal/versions/east?atLeast=" + version + "&waitMillis=20000", "")
                        .body())
                .contains("\"version\":" + version);
    }

    ConfigurableApplicationContext startService() throws Exception {
        service = run();
        return service;
    }

    /** One more, beside those that run. */
    ConfigurableApplicationContext run() throws Exception {
        ConfigurableApplicationContext started = QueryServiceApplication.application()
                .run(
                        "--server.port=0",
                        "--logging.level.root=WARN",
                        "--culvert.telemetry.prometheus=true",
                        "--culvert.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--culvert.mongodb.uri=" + mongo.uri());
        awaitReadable(started);
        return started;
    }

    /** The feed of an instance alone, begun. */
    EventFeed feed(QueryDatabase database, ViewGenerations generations, WriterClaim claim, Images images) {
        EventFeed feed = new EventFeed(
                BusSettings.open(broker.bootstrapServers()),
                generations,
                claim,
                new MongoEvictions(database),
                images,
                Clock.systemUTC(),
                false,
                Duration.ZERO);
        feed.start();
        return feed;
    }

    void awaitReadable() throws Exception {
        awaitReadable(service);
    }

    private static void awaitReadable(ConfigurableApplicationContext started) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!started.getBean(Feed.class).state().readable()) {
            assertThat(System.nanoTime())
                    .as("feed: %s", started.getBean(Feed.class).state())
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    void send(List<Envelope> events) throws Exception {
        for (Envelope event : events) {
            produce(CloudEvents.write(event));
        }
    }

    void produce(WireMessage message) throws Exception {
        produce(Topics.EVENTS, message);
    }

    void produce(String topic, WireMessage message) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> sent = new ProducerRecord<>(topic, message.key(), message.body());
            message.headers()
                    .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(sent).get();
        }
    }

    void sendAll(List<Envelope> events) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer())) {
            for (Envelope each : events) {
                WireMessage message = CloudEvents.write(each);
                var sent = new ProducerRecord<>(Topics.EVENTS, message.key(), message.body());
                message.headers()
                        .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                var _ = producer.send(sent);
            }
            producer.flush();
        }
    }

    String graph(String query) throws Exception {
        return request(HttpRequest.newBuilder(uri("/graphql"))
                        .header("X-Auth-Token", "east")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}")))
                .body();
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return request(token.isEmpty() ? request : request.header("X-Auth-Token", token));
    }

    URI uri(String path) {
        return uri(service, path);
    }

    static URI uri(ConfigurableApplicationContext of, String path) {
        return URI.create("http://127.0.0.1:" + of.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    String port() {
        return service.getEnvironment().getRequiredProperty("local.server.port");
    }

    static HttpResponse<String> request(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** What may throw, since it asks over HTTP. */
    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
