package io.culvert.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.embedded.EmbeddedBroker;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumers of events/examples, as another service would run them. */
class ExamplesIT {
    private static final Path EXAMPLES = Path.of("../../events/examples");
    private static final NetworkId NETWORK = NetworkId.of("11111111-0000-4000-8000-000000000001");

    @TempDir
    Path dir;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(dir.resolve("kafka"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.EVENTS, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void theOneInJavaPrintsEveryEventOnceAndStopsAtAHole() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        follows(
                java,
                "-cp",
                jars("kafka-clients", "slf4j-api"),
                EXAMPLES.resolve("Consumer.java").toString());
    }

    @Test
    void theOneInPythonPrintsEveryEventOnceAndStopsAtAHole() throws Exception {
        follows("/usr/bin/python3", EXAMPLES.resolve("consumer.py").toString());
    }

    private void follows(String... command) throws IOException, InterruptedException {
        send("east", 1, 2, 1, 2, 3);
        send("west", 1);
        Path errors = dir.resolve("errors");
        List<String> all = new ArrayList<>(List.of(command));
        all.add(broker.bootstrapServers());
        Process process = new ProcessBuilder(all).redirectError(errors.toFile()).start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            List<String> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                seen.add(String.valueOf(out.readLine()));
            }
            send("east", 5, 6);

            assertThat(out.readLine()).isNull();
            assertThat(process.waitFor()).isNotZero();
            assertThat(Files.readString(errors)).contains("east has a hole before 5");
            assertThat(seen).containsSubsequence(line("east", 1), line("east", 2), line("east", 3));
            assertThat(seen).contains(line("west", 1));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String line(String project, long version) {
        return project + " " + version + " io.culvert.network.deleted.v1 {\"id\":\"" + NETWORK + "\"}";
    }

    private void send(String project, long... versions) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (long version : versions) {
                WireMessage message = CloudEvents.write(new Envelope(
                        new UUID(1, version),
                        new ProjectId(project),
                        version,
                        version,
                        Instant.EPOCH,
                        Cause.of(project, "req-" + version),
                        new NetworkDeleted(NETWORK)));
                var sent = new ProducerRecord<>(Topics.EVENTS, message.key(), message.body());
                message.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
                var _ = producer.send(sent);
            }
        }
    }

    private static String jars(String... names) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> Arrays.stream(names)
                        .anyMatch(name -> Path.of(jar).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
