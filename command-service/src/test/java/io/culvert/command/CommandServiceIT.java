package io.culvert.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.store.CommitLog;
import io.culvert.embedded.EmbeddedBroker;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.HostObserved;
import io.culvert.events.report.HostReport;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.VpnServiceId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class CommandServiceIT {
    @TempDir
    static Path shared;

    private static EmbeddedMongo mongo;
    private static EmbeddedBroker broker;

    private final ProjectId project = new ProjectId("p-" + UUID.randomUUID());
    private final RouterId router = new RouterId(UUID.randomUUID());
    private final VpnServiceId service = new VpnServiceId(UUID.randomUUID());
    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());
    private ConfigurableApplicationContext context;

    @BeforeAll
    static void startServers() {
        mongo = EmbeddedMongo.start(shared.resolve("mongo"), 0);
        broker = EmbeddedBroker.start(shared.resolve("kafka"), 0);
    }

    @AfterAll
    static void stopServers() {
        broker.close();
        mongo.close();
    }

    @BeforeEach
    void start() {
        context = CommandServiceApplication.application()
                .run(
                        "--server.port=0",
                        "--culvert.data-dir=" + shared,
                        "--culvert.mongodb.uri=" + mongo.uri(),
                        "--culvert.kafka.bootstrap-servers=" + broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void relaysTheLogInOrderAndGoesOnAfterAStop() {
        append(1, network(), network());
        append(3, network());
        await(() -> relayed().size() == 3);
        stop();
        start();
        append(4, network());
        await(() -> relayed().size() >= 4);

        assertThat(relayed().stream().distinct()).isEqualTo(log().readStream(project, 1));
        assertThat(relayed()).extracting(Envelope::version).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void bindsARouterWhenAHostShowsUpAndAHostsRouterWhenAServiceShowsUp() {
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()));
        send(host());
        await(() -> last() instanceof RouterBound);
        assertThat(event(3).cause())
                .isEqualTo(new Cause("placement", "req-2", event(2).eventId().toString(), Optional.of("trace-2")));

        ProjectId later = new ProjectId("q-" + UUID.randomUUID());
        log().append(later, 1, List.of(fresh(new RouterCreated(router())), fresh(new VpnServiceCreated(service()))));
        await(() -> log().readStream(later, 1).getLast().event() instanceof RouterBound);
    }

    @Test
    void recordsWhatAgentsReportOnceAndWithItsCause() {
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()), created(ref()));
        send(host());
        await(() -> last() instanceof RouterBound);
        ConnectionObserved seen = new ConnectionObserved(
                new HostId("h1"),
                now(),
                project,
                connection,
                1,
                4,
                Status.ACTIVE,
                new StatusReason(ReasonCode.ESTABLISHED, ""));
        send(seen);
        send(seen);
        await(() -> last() instanceof StatusReported);

        sendRaw(new WireMessage(project.value(), Map.of("ce_type", "nonsense"), "{}"));
        send(new ConnectionObserved(
                new HostId("h1"),
                now(),
                project,
                connection,
                1,
                400,
                Status.DOWN,
                new StatusReason(ReasonCode.PEER_CLOSED, "")));
        await(() -> log().readStream(project, 1).size() == 6);
        assertThat(event(5).cause().actor()).isEqualTo("agent:h1");
        assertThat(event(5).cause().causationId()).matches("report:culvert[.]reports[.]v1-[0-9]+@[0-9]+");
        assertThat(event(5).cause().correlationId())
                .as("that of the event at the version that was applied")
                .isEqualTo(event(4).cause().correlationId())
                .startsWith("req-");
        assertThat(event(5).cause().traceparent()).isEqualTo(event(4).cause().traceparent());
        assertThat(event(6).cause().correlationId())
                .as("of a version that there is not")
                .isEqualTo(event(6).cause().causationId());
    }

    @Test
    void handsASecretToTheHostAndDestroysItWithItsConnection() throws Exception {
        SecretRef ref = context.getBean(Secrets.class).seal(project, connection, Secret.of("k3y"));
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()), created(ref));
        String path = "/internal/secrets/" + ref.secretId() + "/" + ref.version();
        String token = Files.readString(shared.resolve("secrets/host-token"));

        assertThat(get(path, "wrong").statusCode()).isEqualTo(403);
        assertThat(get(path, token).body()).isEqualTo("k3y");
        log().append(
                        project,
                        log().readStream(project, 1).getLast().version() + 1,
                        List.of(fresh(new SiteConnectionDeleted(connection))));
        await(() -> get(path, token).statusCode() == 404);
    }

    @Test
    void isReadyAndShowsItsHosts() {
        send(host());

        await(() -> get("/v2.0/agents", "").body().contains("\"h1\""));
        await(() -> get("/actuator/health/readiness", "").statusCode() == 200);
        assertThat(get("/actuator/health/readiness", "").body()).contains("running, 0 events behind");
    }

    @Test
    void makesEventsOfAClientsRequest() {
        await(() -> context.getBean(CommitLog.class).isOpen());
        HttpRequest request = HttpRequest.newBuilder(uri("/v2.0/networks"))
                .header("X-Auth-Token", project.value())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"network\": {\"name\": \"public\"}}"))
                .build();

        assertThat(send(request).statusCode()).isEqualTo(201);
        assertThat(last()).isInstanceOf(NetworkCreated.class);
    }

    private void append(long firstVersion, VpnEvent... events) {
        await(() -> context.getBean(CommitLog.class).isOpen());
        log().append(
                        project,
                        firstVersion,
                        IntStream.range(0, events.length)
                                .mapToObj(i -> caused(firstVersion + i, events[i]))
                                .toList());
    }

    private static NewEvent fresh(VpnEvent event) {
        return new NewEvent(UUID.randomUUID(), now(), Cause.of("test", "req-1"), event);
    }

    private static NewEvent caused(long version, VpnEvent event) {
        String request = "req-" + version;
        return new NewEvent(
                UUID.randomUUID(), now(), new Cause("test", request, request, Optional.of("trace-" + version)), event);
    }

    private Envelope event(int version) {
        return log().readStream(project, 1).get(version - 1);
    }

    private EventLog log() {
        return context.getBean(EventLog.class);
    }

    private VpnEvent last() {
        return log().readStream(project, 1).getLast().event();
    }

    private List<Envelope> relayed() {
        List<Envelope> seen = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(Topics.EVENTS).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(envelope(record)));
            }
        }
        return seen.stream().filter(it -> it.projectId().equals(project)).toList();
    }

    private static Envelope envelope(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return CloudEvents.read(new WireMessage(record.key(), headers, record.value()));
    }

    private static void send(HostReport report) {
        sendRaw(Reports.write(report));
    }

    private static void sendRaw(WireMessage message) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> sent = new ProducerRecord<>(Topics.REPORTS, message.key(), message.body());
            message.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
            var _ = producer.send(sent);
        }
    }

    private HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("X-Culvert-Host-Token", token)
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class) + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static Instant now() {
        return Instant.now();
    }

    private static HostObserved host() {
        return new HostObserved(new HostId("h1"), now(), DataPlane.USERSPACE, "5.9.8");
    }

    private static NetworkCreated network() {
        return new NetworkCreated(new Network(new NetworkId(UUID.randomUUID()), "net", false, true));
    }

    private Router router() {
        return new Router(router, "r1", true, Optional.empty(), List.of());
    }

    private VpnService service() {
        return new VpnService(service, "s1", "", router, Optional.empty(), true, Optional.empty(), Optional.empty());
    }

    private static SecretRef ref() {
        return new SecretRef(UUID.randomUUID(), 1, "0011223344556677");
    }

    private SiteConnectionCreated created(SecretRef psk) {
        return new SiteConnectionCreated(new SiteConnection(
                connection,
                "c1",
                "",
                service,
                new IkePolicyId(UUID.randomUUID()),
                new IpsecPolicyId(UUID.randomUUID()),
                "172.24.4.233",
                "172.24.4.233",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                1500,
                Initiator.BI_DIRECTIONAL,
                new Dpd(DpdAction.HOLD, 30, 120),
                true,
                psk));
    }
}
