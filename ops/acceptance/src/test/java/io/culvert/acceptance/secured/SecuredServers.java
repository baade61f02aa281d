package io.culvert.acceptance.secured;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.culvert.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka that asks for user and password, and a MongoDB-compatible server; both over TLS and not otherwise. */
final class SecuredServers implements AutoCloseable {
    static final String PASSWORD = "bus-canary \" \\ ;";

    private static final String CLIENTS = "listener.name.clients.";

    private final Path folder;
    private final Certificate kafka;
    private final EmbeddedBroker broker;
    private final MongoServer store;
    private final String storeAddress;

    SecuredServers(Path folder, Certificate kafka, Certificate mongodb) {
        this.folder = folder;
        this.kafka = kafka;
        this.broker = EmbeddedBroker.start(
                folder.resolve("kafka"),
                0,
                Map.of(
                        "listener.security.protocol.map",
                        "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT",
                        "sasl.mechanism.inter.broker.protocol",
                        "PLAIN",
                        CLIENTS + "sasl.enabled.mechanisms",
                        "PLAIN",
                        CLIENTS + "plain.sasl.jaas.config",
                        login(PASSWORD, "user_culvert=" + quoted(PASSWORD)),
                        CLIENTS + "ssl.keystore.type",
                        "PKCS12",
                        CLIENTS + "ssl.keystore.location",
                        kafka.store().toString(),
                        CLIENTS + "ssl.keystore.password",
                        Certificate.PASSWORD,
                        // A broker tries at its start whether it would trust itself.
                        CLIENTS + "ssl.truststore.type",
                        "PEM",
                        CLIENTS + "ssl.truststore.location",
                        kafka.pem().toString()));
        this.store = new MongoServer(H2Backend.inMemory());
        store.enableSsl(mongodb.key(), null, mongodb.certificate());
        this.storeAddress = store.bindAndGetConnectionString().replaceFirst("mongodb://", "");
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Of Kafka's clients, as an operator would write them. */
    Path properties(String password) throws IOException {
        return Files.writeString(
                folder.resolve("kafka.properties"),
                "security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.jaas.config="
                        + login(password, "").replace("\\", "\\\\")
                        + "\nssl.truststore.type=PEM\nssl.truststore.location=" + kafka.pem() + "\n");
    }

    private static String login(String password, String more) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"culvert\" password="
                + quoted(password) + " " + more + ";";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    Path uri() throws IOException {
        return Files.writeString(
                folder.resolve("mongodb.uri"), "mongodb://" + storeAddress.replaceFirst("/.*", "") + "/?tls=true\n");
    }

    @Override
    public void close() {
        broker.close();
        store.shutdownNow();
    }
}
