package io.culvert.acceptance.secured;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.acceptance.Installation;
import io.culvert.acceptance.Shell;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.identity.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** All of Culvert, its agent too, on a Kafka and a MongoDB behind TLS, and itself behind TLS. */
@TestInstance(Lifecycle.PER_CLASS)
class SecuredIT {
    private static final String WRONG = "wrong-canary";

    /** Unlike "not alive". */
    private static final String ALIVE = "  alive";

    @TempDir
    static Path folder;

    private Certificate api;
    private SecuredServers servers;
    private HttpClient client;
    private Installation culvert;

    @BeforeAll
    void start() throws Exception {
        api = Certificate.in(folder, "api");
        servers = new SecuredServers(folder, Certificate.in(folder, "kafka"), Certificate.in(folder, "mongodb"));
        Settings trust = new Settings(Map.of("culvert.api.trust-file", api.pem().toString())::get);
        client = HttpClient.newBuilder()
                .sslContext(
                        TrustFile.of(trust, TrustFile.OF_THE_API).orElseThrow().context())
                .build();
        culvert = new Installation(folder);
    }

    @AfterEach
    void down() {
        culvert.down();
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @Test
    void everyPartIsLetInAndTheLauncherAndClientsComeByHttps() throws Exception {
        Shell.Result up = up(SecuredServers.PASSWORD, 120);
        up.orFail();
        assertThat(culvert.api()).startsWith("https://127.0.0.1:");

        HttpResponse<String> made = send("POST", "/v2.0/vpn/ikepolicies", "{\"ikepolicy\": {\"name\": \"over-tls\"}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        // The views have it over Kafka alone.
        assertThat(send("GET", "/v2.0/vpn/ikepolicies", "").body()).contains("over-tls");

        // A host is there once its agent's sign of life has come over Kafka.
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        String status = culvert.status().orFail();
        while (!status.contains(ALIVE) && System.nanoTime() < end) {
            Thread.sleep(500);
            status = culvert.status().orFail();
        }
        assertThat(status).contains("is ready", "https://127.0.0.1:", ALIVE);
        nobodyTellsAPassword(up.output() + status);
    }

    @Test
    void whoeverIsNotLetInSaysSoAndNotTheWord() throws Exception {
        Shell.Result up = up(WRONG, 20);
        assertThat(up.exitCode()).isNotZero();
        within(Duration.ofSeconds(60), () -> {
            String health = health();
            assertThat(health).contains("can't be made", "can't make sure of topic", "events: ");
            assertThat(health.split("Authentication failed", -1)).as(health).hasSizeGreaterThan(3);
        });
        nobodyTellsAPassword(up.output() + health());
    }

    private String health() throws Exception {
        return send("GET", "/actuator/health", "").body();
    }

    @Test
    void theEmbeddedBrokerIsNotTakenForASecuredOne() throws IOException {
        Shell.Result refused = refused("culvert.kafka.properties-file=" + servers.properties(WRONG));
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output())
                .contains("culvert.kafka.properties-file is set, but culvert.kafka.bootstrap-servers is not")
                .doesNotContain("canary");
    }

    @Test
    void aPasswordForMongoDbIsNotTakenFromTheCommandLine() {
        Shell.Result refused = refused("culvert.mongodb.uri=mongodb://culvert:canary@127.0.0.1:1");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output())
                .contains("--set culvert.mongodb.uri-file=FILE")
                .doesNotContain("canary");
    }

    private static Shell.Result refused(String setting) {
        Installation other = new Installation(folder.resolve("other"));
        try {
            return other.tryUp(Map.of("CULVERT_START_TIMEOUT", "60"), "--set", setting);
        } finally {
            other.down();
        }
    }

    private Shell.Result up(String password, int seconds) throws IOException {
        return culvert.tryUp(
                Map.of("CULVERT_START_TIMEOUT", Integer.toString(seconds)),
                "--set",
                "culvert.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                "--set",
                "culvert.kafka.properties-file=" + servers.properties(password),
                "--set",
                "culvert.mongodb.uri-file=" + servers.uri(),
                "--set",
                "culvert.mongodb.trust-file=" + folder.resolve("mongodb.pem"),
                "--set",
                "server.ssl.certificate=" + api.pem(),
                "--set",
                "server.ssl.certificate-private-key=" + api.keyPem(),
                "--set",
                "culvert.api.trust-file=" + api.pem());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(culvert.api() + path))
                        .header("X-Auth-Token", "east")
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void nobodyTellsAPassword(String told) throws IOException {
        Path log = culvert.data().resolve("culvert.log");
        assertThat(told
                        + Files.readString(log)
                        + Files.readString(culvert.data().resolve("endpoints")))
                .doesNotContain("canary");
    }
}
