package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.embedded.EmbeddedBroker;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import io.culvert.query.mongo.MongoViews;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.port.Feed;
import io.culvert.query.port.Projects;
import io.culvert.query.view.ProjectImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Events in, answers out, on a real broker and a store on disk. */
class QueryServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Story EAST = Story.EAST;
    private static final Story WEST = new Story(new ProjectId("west"));

    @TempDir
    Path dir;

    private EmbeddedBroker broker;
    private EmbeddedMongo mongo;
    private ConfigurableApplicationContext service;

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

    @Test
    void showsWhatEventsTold() throws Exception {
        send(EAST.events());
        send(WEST.events());

        assertThat(get("/internal/versions/west?atLeast=15&waitMillis=20000", "")
                        .body())
                .contains("\"version\":15");
        HttpResponse<String> list = get("/v2.0/vpn/ipsec-site-connections?atLeast=15", "east");
        assertThat(list.body())
                .contains("\"status\":\"ACTIVE\"", "\"name\":\"renamed\"", "\"psk\":null", "\"project_id\":\"east\"")
                .doesNotContain("west");
        assertThat(list.headers().firstValue("X-Openstack-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).startsWith("req-"));
        String one = "/v2.0/vpn/ipsec-site-connections/" + EAST.connectionId();
        assertThat(get(one, "east:reader").statusCode()).isEqualTo(200);
        assertThat(get(one + ".json?fields=name", "east").body())
                .isEqualTo("{\"ipsec_site_connection\":{\"name\":\"renamed\"}}");
        assertThat(get(one, "west").statusCode()).isEqualTo(404);
        assertThat(get(one, "").statusCode()).isEqualTo(200);
        assertThat(get("/v2.0/ports?device_id=" + EAST.id("router"), "east").body())
                .contains("10.1.0.1", "network:router_interface");
        assertThat(get("/v2.0/vpn/endpoint-groups", "east").body()).isEqualTo("{\"endpoint_groups\":[]}");
    }

    @Test
    void answersClientsAsNeutronDoes() throws Exception {
        String base = "http://127.0.0.1:" + port();
        assertThat(get("/", "").body())
                .isEqualTo(
                        "{\"versions\":[{\"id\":\"v2.0\",\"status\":\"CURRENT\",\"links\":[{\"rel\":\"self\",\"href\":\""
                                + base + "/v2.0/\"}]}]}");
        assertThat(get("/v2.0/routers/router1", "east").body())
                .contains("\"type\":\"RouterNotFound\"", "Router router1 could not be found");
        assertThat(get("/v2.0/nothing", "east").statusCode()).isEqualTo(404);
        assertThat(get("/v2.0/vpn/ikepolicies", "east:wizard").statusCode()).isEqualTo(401);
        assertThat(get("/v2.0/vpn/ikepolicies?limit=x", "east").statusCode()).isEqualTo(400);
        assertThat(get("/v2.0/extensions/vpnaas", "east").body()).contains("\"alias\":\"vpnaas\"");
        send(EAST.events());
        get("/internal/versions/east?atLeast=15&waitMillis=20000", "");
        assertThat(get("/v2.0/vpn/ikepolicies?fields=id&limit=1&marker=" + EAST.id("ike"), "east")
                        .body())
                .contains("\"ikepolicies\":[]", base + "/v2.0/vpn/ikepolicies?fields=id&limit=1&page_reverse=True")
                .doesNotContain("next");
    }

    @Test
    void showsTheGraph() throws Exception {
        send(EAST.events());
        get("/internal/versions/east?atLeast=15&waitMillis=20000", "");

        String answer = graph("{ projects { id version } routers { projectId binding { host epoch } subnets { cidr } }"
                + " ikePolicies { usedBy { name } } services { status router { name } connections { name } }"
                + " connection(id: \\\"" + EAST.connectionId() + "\\\") { projectId status statusReason { code text }"
                + " since appliedVersion host revision localCidrs peerCidrs psk { version fingerprint }"
                + " events { version type time data } } }");
        assertThat(answer)
                .doesNotContain("errors")
                .contains(
                        "\"host\":\"host-2\"",
                        "\"epoch\":2",
                        "\"usedBy\":[{\"name\":\"renamed\"}]",
                        "\"code\":\"ESTABLISHED\"",
                        "\"revision\":12",
                        "\"localCidrs\":[\"10.1.0.0/24\"]",
                        "\"peerCidrs\":[\"10.2.0.0/24\",\"10.3.0.0/24\"]",
                        "\"fingerprint\":\"0123456789abcdef\"",
                        "2026-11-24T12:00:08.123456789Z");
        assertThat(answer.indexOf("site-connection.created")).isLessThan(answer.indexOf("status.reported"));
        assertThat(
                        graph(
                                "{ events(project: \\\"east\\\", after: 13) { version subject actor correlationId causationId traceparent } }"))
                .contains(
                        "\"version\":14",
                        "\"version\":15",
                        "\"correlationId\":\"req-15\",\"causationId\":\"report-15\",\"traceparent\":\"00-")
                .doesNotContain("\"version\":13");
        assertThat(graph("{ events(project: \\\"west\\\") { version } }")).contains("\"events\":[]");
        assertThat(graph("{ services {" + " connections { service {".repeat(9) + " id" + " } }".repeat(9) + " } }"))
                .contains("maximum query depth exceeded");
    }

    @Test
    void aRestartGoesOnFromTheViews() throws Exception {
        send(EAST.events().subList(0, 9));
        awaitVersion(9);
        Map<ProjectId, ProjectImage> before = service.getBean(Projects.class).all();
        service.close();
        service = startService();

        assertThat(service.getBean(Projects.class).all()).isEqualTo(before);
        send(EAST.events().subList(9, 15));
        awaitVersion(15);
    }

    @Test
    void aCrashBeforeTheOffsetsMovedChangesNothing() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        Map<ProjectId, ProjectImage> before = service.getBean(Projects.class).all();
        service.close();
        try (QueryDatabase database = QueryDatabase.open(mongo.uri(), "culvert_views")) {
            database.database().getCollection("offsets").drop();
            database.database().getCollection("projects").drop();
        }
        service = startService();
        awaitVersion(15);

        assertThat(service.getBean(Projects.class).all()).isEqualTo(before);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aRebuildGivesEqualViews() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        Map<ProjectId, ProjectImage> before = service.getBean(Projects.class).all();

        HttpResponse<String> answer =
                request(HttpRequest.newBuilder(uri("/internal/rebuild")).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(202);
        send(WEST.events());
        get("/internal/versions/west?atLeast=15&waitMillis=20000", "");
        awaitReadable();
        awaitVersion(15);

        assertThat(stored()).containsAllEntriesOf(before);
        assertThat(stored()).isEqualTo(service.getBean(Projects.class).all());
    }

    @Test
    void aHoleStopsOneStreamAloneAndIsShown() throws Exception {
        send(EAST.events().subList(0, 3));
        send(EAST.events().subList(4, 6));
        send(WEST.events());
        get("/internal/versions/west?atLeast=15&waitMillis=20000", "");

        assertThat(get("/internal/versions/west", "").body()).contains("\"version\":15");
        awaitVersion(3);
        assertThat(service.getBean(Projects.class).image(EAST.project()).version())
                .isEqualTo(3);
        assertThat(get("/actuator/health", "").body()).contains("version 5 came where 4 was to come");
    }

    @Test
    void anUnreadableEventStopsItsStreamUntilAVersionCanReadIt() throws Exception {
        send(EAST.events().subList(0, 3));
        WireMessage strange = CloudEvents.write(EAST.events().get(3));
        produce(new WireMessage(strange.key(), strange.headers(), "{}"));
        send(WEST.events());
        get("/internal/versions/west?atLeast=15&waitMillis=20000", "");
        awaitVersion(3);
        service.close();
        service = startService();

        assertThat(service.getBean(Feed.class).state().stopped())
                .containsKey("east")
                .doesNotContainKey("west");
    }

    private Map<ProjectId, ProjectImage> stored() {
        try (QueryDatabase database = QueryDatabase.open(mongo.uri(), "culvert_views")) {
            return new MongoViews(database).load();
        }
    }

    private void awaitVersion(long version) throws Exception {
        assertThat(get("/internal/versions/east?atLeast=" + version + "&waitMillis=20000", "")
                        .body())
                .contains("\"version\":" + version);
    }

    private ConfigurableApplicationContext startService() throws Exception {
        service = QueryServiceApplication.application()
                .run(
                        "--server.port=0",
                        "--logging.level.root=WARN",
                        "--management.endpoints.web.exposure.include=health",
                        "--culvert.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--culvert.mongodb.uri=" + mongo.uri());
        awaitReadable();
        return service;
    }

    private void awaitReadable() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!service.getBean(Feed.class).state().readable()) {
            assertThat(System.nanoTime())
                    .as("feed: %s", service.getBean(Feed.class).state())
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void send(List<Envelope> events) throws Exception {
        for (Envelope event : events) {
            produce(CloudEvents.write(event));
        }
    }

    private void produce(WireMessage message) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> sent = new ProducerRecord<>(Topics.EVENTS, message.key(), message.body());
            message.headers()
                    .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(sent).get();
        }
    }

    private String graph(String query) throws Exception {
        return request(HttpRequest.newBuilder(uri("/graphql"))
                        .header("X-Auth-Token", "east")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}")))
                .body();
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return request(token.isEmpty() ? request : request.header("X-Auth-Token", token));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private String port() {
        return service.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static HttpResponse<String> request(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
