package io.culvert.acceptance;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Keys sent along every path that a key can take, with all logs at debug, and then looked for wherever anything is kept,
 * said or shown. They may be in charon's memory, and in the answer that tells a generated one. {@code culvert.canary.keys}
 * says how many. Needs root.
 */
@ResourceLock(Installation.LAB)
class CanaryIT {
    private static final int KEYS = Integer.getInteger("culvert.canary.keys", 40);
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final String CONNECTIONS = "/v2.0/vpn/ipsec-site-connections";
    private static final String WEBHOOKS = "/v2.0/webhooks";
    private static final String ADMIN = "operator:admin";

    @TempDir
    private Path folder;

    private final Set<String> processes = new HashSet<>();
    private volatile boolean watching = true;
    private Thread watch = new Thread();
    private Installation culvert = new Installation(Path.of("."));
    private Canaries canaries = new Canaries(culvert);
    private Tenant east = new Tenant(culvert, "east");
    private String service = "";
    private String ike = "";
    private String ipsec = "";
    private int peers;

    @BeforeEach
    void start() {
        culvert = new Installation(folder);
        canaries = new Canaries(culvert);
        east = new Tenant(culvert, "east");
        up();
        culvert.labUp();
        watch = Thread.ofPlatform().start(() -> {
            while (watching) {
                processes.addAll(Traces.ofProcesses());
                LockSupport.parkNanos(20_000_000);
            }
        });
        service = east.post("/v2.0/vpn/vpnservices", """
                        {"vpnservice": {"router_id": "%s", "subnet_id": "%s"}}""".formatted(
                                east.id("/v2.0/routers", "router1"), east.id("/v2.0/subnets", "mysubnet")))
                .body()
                .at("/vpnservice/id")
                .asString();
        ike = made("/v2.0/vpn/ikepolicies", "{\"ikepolicy\": {}}");
        ipsec = made("/v2.0/vpn/ipsecpolicies", "{\"ipsecpolicy\": {}}");
    }

    @AfterEach
    void stop() throws InterruptedException {
        watching = false;
        watch.join();
        Shell.Result labDown = culvert.labDown();
        culvert.down();
        labDown.orFail();
    }

    @Test
    void noKeyIsAnywhere() throws InterruptedException {
        while (canaries.keys().size() < KEYS) {
            alongEveryPath();
        }
        hostHasLoaded();
        duringACrash();
        everythingThereIsToRead();
        sentAgain();
        everythingThereIsToRead();
        watching = false;
        watch.join();

        assertThat(canaries.keys()).hasSizeGreaterThanOrEqualTo(KEYS);
        Needles needles = new Needles(canaries.keys());
        assertThat(leaks(canaries.heard().stream(), needles)).as("answers").isEmpty();
        assertThat(leaks(processes.stream(), needles)).as("command lines").isEmpty();
        assertThat(Traces.of(needles, folder)).as("files").isEmpty();
    }

    /** Each way once: taken, refused, tried without effect, together, twice, replaced, and made by Culvert itself. */
    private void alongEveryPath() {
        String id = post(connection(canaries.key(), ""));
        east(CONNECTIONS + "/" + id, "PUT", "{\"ipsec_site_connection\": {\"psk\": \"" + canaries.key() + "\"}}");
        post(connection(canaries.key(), ", \"mtu\": 1"));
        post(connection(canaries.key(), ", \"colour\": 1"));
        post(connection(canaries.key(), ", \"peer_cidrs\": [\"10.9.0.0/33\"]"));
        post(connection(canaries.key() + "x".repeat(255), ""));
        post(connection(canaries.key() + "\\n", ""));
        post(connection("\", \"psk\": {\"x\": \"" + canaries.key() + "\"}, \"name\": \"", ""));
        post(connection(canaries.key(), "").replace("}}", ""));
        post(connection(canaries.key(), "").replace(service, UUID.randomUUID().toString()));
        canaries.send("east:reader", "POST", CONNECTIONS, connection(canaries.key(), ""));
        canaries.send("east:nobody", "POST", CONNECTIONS, connection(canaries.key(), ""));
        canaries.send("west", "PUT", CONNECTIONS + "/" + id, connection(canaries.key(), ""));
        east(CONNECTIONS + "?dry_run=true", "POST", connection(canaries.key(), ""));
        String one = inner(connection(canaries.key(), ""));
        east(
                CONNECTIONS,
                "POST",
                "{\"ipsec_site_connections\": [" + one + "," + inner(connection(canaries.key(), "")) + "]}");
        String twice = connection(canaries.key(), "");
        canaries.send("east", "POST", CONNECTIONS, twice, "Idempotency-Key", id);
        canaries.send("east", "POST", CONNECTIONS, twice, "Idempotency-Key", id);
        inChangeSets(id);
        withCertificates(id);
        webhooks();
        canaries.generated(
                "east", "POST", CONNECTIONS, connection("x", "").replace("\"psk\": \"x\"", "\"generate_psk\": true"));
        canaries.generated(
                "east", "PUT", CONNECTIONS + "/" + id, "{\"ipsec_site_connection\": {\"generate_psk\": true}}");
    }

    /** Given, refused, tried without effect, replaced, made by Culvert, and used for signing: nobody listens there. */
    private void webhooks() {
        canaries.send("east", "POST", WEBHOOKS, webhook(canaries.webhookSecret(), ""));
        canaries.send("east", "POST", WEBHOOKS + "?dry_run=true", webhook(canaries.webhookSecret(), ""));
        canaries.send("east", "POST", WEBHOOKS, webhook(canaries.webhookSecret(), ", \"event_types\": \"none\""));
        canaries.send("east", "POST", WEBHOOKS, webhook(canaries.webhookSecret() + "!", ""));
        canaries.send("east:reader", "POST", WEBHOOKS, webhook(canaries.webhookSecret(), ""));
        String id = canaries.send("east", "POST", WEBHOOKS, webhook(canaries.webhookSecret(), ""))
                .map(answer -> Tenant.json(answer.body()).at("/webhook/id").asString())
                .orElseThrow();
        canaries.send("east", "PUT", WEBHOOKS + "/" + id, webhook(canaries.webhookSecret(), ""));
        canaries.generatedSecret("east", "PUT", WEBHOOKS + "/" + id, "{\"webhook\": {\"generate_secret\": true}}");
        canaries.send("east", "GET", WEBHOOKS + "/" + id + "/delivery", "");
    }

    private static String webhook(String secret, String more) {
        return "{\"webhook\": {\"url\": \"http://127.0.0.1:1/\", \"secret\": \"" + secret + "\"" + more + "}}";
    }

    private void inChangeSets(String id) {
        String broken = ", {\"delete\": \"ikepolicy\", \"id\": \"" + UUID.randomUUID() + "\"}";
        for (String path : List.of("?dry_run=true", "")) {
            String first = "{\"create\": \"ipsec_site_connection\", \"body\": %s}"
                    .formatted(inner(connection(canaries.key(), "")));
            canaries.send("east", "POST", "/v2.0/change-sets" + path, changeSet(first + broken));
            canaries.send("east:reader", "POST", "/v2.0/change-sets" + path, changeSet(first));
            canaries.send("east", "POST", "/v2.0/change-sets" + path, changeSet(first), "Idempotency-Key", id + path);
            canaries.send("east", "POST", "/v2.0/change-sets" + path, changeSet(first), "Idempotency-Key", id + path);
            canaries.send("east", "POST", "/v2.0/revert" + path, """
                    {"revert": {"to_version": 1, "psks": {"%s": "%s"}}}""".formatted(id, canaries.key()));
        }
        canaries.send(
                "east", "POST", "/v2.0/change-sets", "{\"change_set\": {\"operations\": \"" + canaries.key() + "\"}}");
    }

    private static String changeSet(String operations) {
        return "{\"change_set\": {\"operations\": [" + operations + "]}}";
    }

    /** A private key that no certificate is for, and text that is none. */
    private void withCertificates(String id) {
        for (String key : List.of(canaries.key(), "-----BEGIN PRIVATE KEY-----\\n" + canaries.key() + "\\n")) {
            String auth =
                    ", \"certificate\": \"none\", \"ca_certificates\": \"none\", \"private_key\": \"" + key + "\"";
            post(connection("x", auth).replace("\"psk\": \"x\", ", ""));
            east(CONNECTIONS + "/" + id, "PUT", "{\"ipsec_site_connection\": {\"name\": \"n\"" + auth + "}}");
        }
    }

    /** The agent has come to the last of them, and told charon. */
    private void hostHasLoaded() {
        String last = post(connection(canaries.key(), ""));
        String query = "/v2.0/vpn/ipsec-site-connections/" + last + "?fields=status_reason";
        within(
                SOON,
                () -> assertThat(east.get(query)
                                .body()
                                .at("/ipsec_site_connection/status_reason")
                                .isObject())
                        .isTrue());
    }

    /** Keys are under way while the process is killed. */
    private void duringACrash() throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 10; n++) {
                    post(connection(canaries.key(), ""));
                }
            }));
        }
        LockSupport.parkNanos(50_000_000);
        culvert.kill();
        for (Thread client : clients) {
            client.join();
        }
        up();
    }

    private void sentAgain() {
        canaries.send(ADMIN, "POST", "/operator/log/replay", "");
        canaries.send(ADMIN, "POST", "/operator/views/rebuild", "");
        within(
                SOON,
                () -> assertThat(canaries.send(ADMIN, "GET", "/operator/views", "")
                                .orElseThrow()
                                .body())
                        .contains("\"readable\":true")
                        .doesNotContain("rebuild"));
        culvert.down();
        up();
    }

    private void everythingThereIsToRead() {
        String graph = "{\"query\": \"{ connections { name pskless: id events { version type actor data } } }\"}";
        canaries.send("east", "POST", "/graphql", graph);
        for (String path : List.of(
                CONNECTIONS,
                CONNECTIONS + "?fields=psk&fields=psk_fingerprint&fields=id",
                WEBHOOKS,
                "/operator/log",
                "/operator/log/projects/east/events",
                "/operator/log/dead-letters",
                "/operator/views",
                "/operator/views/hashes",
                "/operator/views/dead-letters",
                "/actuator/health",
                "/actuator/prometheus",
                "/internal/versions/east")) {
            canaries.send("east:admin", "GET", path, "", "X-Culvert-Extended", "true");
        }
        assertThat(canaries.heard()).anyMatch(answer -> answer.contains("site-connection.created"));
        assertThat(canaries.heard()).anyMatch(answer -> answer.contains("jvm_memory_used_bytes"));
    }

    private void up() {
        culvert.up(
                "--set",
                "culvert.quotas.webhook=-1",
                "--set",
                "logging.level.root=DEBUG",
                "--set",
                "logging.level.io.culvert=TRACE",
                "--set",
                "logging.level.org.springframework.web=TRACE");
    }

    private static Stream<Set<String>> leaks(Stream<String> texts, Needles needles) {
        return texts.map(needles::in).filter(found -> !found.isEmpty());
    }

    /** @return the id of what was created; empty if it was refused */
    private String post(String body) {
        return east(CONNECTIONS, "POST", body);
    }

    private String east(String path, String method, String body) {
        return canaries.send("east", method, path, body)
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> Tenant.json(answer.body()))
                .filter(json -> json.has("ipsec_site_connection"))
                .map(json -> json.at("/ipsec_site_connection/id").asString())
                .orElse("");
    }

    private String made(String path, String body) {
        return east.post(path, body).body().iterator().next().get("id").asString();
    }

    private synchronized String connection(String psk, String more) {
        peers++;
        String peer = "172.24." + (5 + peers / 200) + "." + (1 + peers % 200);
        return """
                {"ipsec_site_connection": {"vpnservice_id": "%s", "ikepolicy_id": "%s", "ipsecpolicy_id": "%s",
                 "peer_address": "%s", "peer_id": "%s", "peer_cidrs": ["10.%d.%d.0/24"], "psk": "%s"%s}}""".formatted(service, ike, ipsec, peer, peer, 3 + peers / 200, peers % 200, psk, more);
    }

    private static String inner(String body) {
        return body.substring(body.indexOf(':') + 1, body.length() - 1);
    }
}
