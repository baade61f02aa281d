package io.culvert.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** One Kafka broker, its own KRaft controller too, on the loopback interface. A restart in the same folder keeps all. */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it takes clients. Formats the folder at the first start.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException if the folder can't be written or the port is taken
     */
    public static EmbeddedBroker start(Path dir, int port) {
        return start(dir, port, Map.of());
    }

    /**
     * The same, with properties of the broker that win over the embedded one's own, such as TLS and users for the
     * listener CLIENTS.
     */
    public static EmbeddedBroker start(Path dir, int port, Map<String, String> more) {
        int clients = FreePort.orAny(port);
        int controller = FreePort.orAny(0);
        try {
            Files.createDirectories(dir);
            BrokerStorage.format(dir);
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's folder " + dir + " can't be prepared: " + e.getMessage(), e);
        }
        Map<String, String> settings = new HashMap<>(BrokerSettings.of(dir, clients, controller));
        settings.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, clients);
    }

    /** The host and port for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return FreePort.LOOPBACK + ":" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
