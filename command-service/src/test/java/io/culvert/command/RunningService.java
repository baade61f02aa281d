package io.culvert.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.hosts.TestHosts;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Hosts;
import io.culvert.command.port.NewEvent;
import io.culvert.command.store.CommitLog;
import io.culvert.embedded.EmbeddedBroker;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.event.Cause;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.host.SignedReports;
import io.culvert.events.lease.Algorithms;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.report.HostReport;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.VpnServiceId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireEvent;
import io.culvert.events.wire.WireMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The service put together, on a real broker and the embedded server. */
abstract class RunningService {
    @TempDir
    static Path shared;

    static final String ACTOR = "test";

    static EmbeddedMongo mongo;
    static EmbeddedBroker broker;

    final ProjectId project = new ProjectId("p-" + UUID.randomUUID());
    /** Of each test its own, so that each has a log of its own. */
    final String database = "culvert-" + UUID.randomUUID();

    ConfigurableApplicationContext context;

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
        context = instance(shared);
    }

    /** One of several on the same log, which share their keys.
     *
     * @param data its own folder, which makes it another instance */
    ConfigurableApplicationContext instance(Path data) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--culvert.data-dir=" + data,
                "--culvert.secrets.key-file=" + shared.resolve("secrets/kek.json"),
                "--culvert.hosts.authority-file=" + shared.resolve("secrets/hosts-authority.pem"),
                "--culvert.mongodb.uri=" + mongo.uri(),
                "--culvert.mongodb.database=" + database,
                "--culvert.kafka.bootstrap-servers=" + broker.bootstrapServers()));
        settings().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return CommandServiceApplication.application().run(arguments.toArray(String[]::new));
    }

    /** Further ones, of the test. */
    Map<String, String> settings() {
        return Map.of();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    void append(long firstVersion, VpnEvent... events) {
        await(() -> context.getBean(CommitLog.class).isOpen());
        log().append(
                        project,
                        firstVersion,
                        IntStream.range(0, events.length)
                                .mapToObj(i -> caused(firstVersion + i, events[i]))
                                .toList());
    }

    static NewEvent fresh(VpnEvent event) {
        return new NewEvent(UUID.randomUUID(), now(), Cause.of(ACTOR, "req-1"), event);
    }

    static NewEvent caused(long version, VpnEvent event) {
        String request = "req-" + version;
        return new NewEvent(
                UUID.randomUUID(), now(), new Cause(ACTOR, request, request, Optional.of("trace-" + version)), event);
    }

    WireEvent event(int version) {
        return log().find(project, version).orElseThrow();
    }

    EventLog log() {
        return context.getBean(EventLog.class);
    }

    VpnEvent last() {
        return log().readStream(project, 1).getLast().read().event();
    }

    List<WireEvent> relayed() {
        List<WireEvent> seen = new ArrayList<>();
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
                consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(sent(record)));
            }
        }
        return seen.stream().filter(it -> it.projectId().equals(project)).toList();
    }

    static WireEvent sent(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return CloudEvents.parse(new WireMessage(record.key(), headers, record.value()));
    }

    static void send(HostReport report) {
        sendRaw(SignedReports.sign(Reports.write(report), hosts().of(report.hostId())));
    }

    /** The identities of hosts that this service takes for genuine. */
    static TestHosts hosts() {
        return TestHosts.of(shared.resolve("secrets/hosts-authority.pem"));
    }

    static void sendRaw(WireMessage message) {
        sendAll(List.of(message));
    }

    static void sendAll(List<WireMessage> messages) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (WireMessage message : messages) {
                ProducerRecord<String, String> sent =
                        new ProducerRecord<>(Topics.REPORTS, message.key(), message.body());
                message.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
                var _ = producer.send(sent);
            }
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class) + path);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request.build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    static Instant now() {
        return Instant.now();
    }

    /** A host with that name comes to be alive. */
    void hostIsThere(String name) {
        context.getBean(Hosts.class)
                .renew(
                        new HostId(name),
                        new HostFacts(
                                DataPlane.USERSPACE,
                                "5.9.8",
                                Optional.of(new Algorithms(
                                        List.of(EncryptionAlgorithm.AES_256),
                                        List.of(AuthAlgorithm.SHA256),
                                        List.of(DhGroup.GROUP14)))));
    }

    static NetworkCreated network() {
        return new NetworkCreated(new Network(new NetworkId(UUID.randomUUID()), "net", false, true));
    }

    static SiteConnection connection(ConnectionId id, VpnServiceId service, SecretRef psk) {
        return new SiteConnection(
                id,
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
                psk);
    }
}
