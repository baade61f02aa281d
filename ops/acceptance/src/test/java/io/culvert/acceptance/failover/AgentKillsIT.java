package io.culvert.acceptance.failover;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.acceptance.Installation;
import io.culvert.acceptance.Shell;
import io.culvert.acceptance.Tenant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The agent is killed with -9 amid its work, {@code culvert.agent-kills.kills} times: each time the next one brings about what
 * is wanted, leaves nothing behind, and touches no SA of what did not change. Needs root.
 */
@ResourceLock(Installation.LAB)
class AgentKillsIT {
    private static final int KILLS = Integer.getInteger("culvert.agent-kills.kills", 4);
    private static final long SEED = Long.getLong("culvert.agent-kills.seed", System.nanoTime() % 1_000_000);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CONNECTIONS = "/v2.0/vpn/ipsec-site-connections";
    private static final Pattern PEER = Pattern.compile("remote_addrs = \"([^\"]+)\"");
    private static final Pattern DELAY = Pattern.compile("dpd_delay = \"(\\d+)\"");

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    /** What is wanted besides the tunnel that stays: how often to look after each peer, in seconds. */
    private final Map<String, Integer> wanted = new HashMap<>();

    private final Map<String, String> ids = new HashMap<>();

    private Installation culvert = new Installation(Path.of("."));
    private Tenant east = new Tenant(culvert, "east");
    private String router = "";
    private String refersTo = "";

    @BeforeEach
    void start() {
        culvert = new Installation(folder);
        culvert.up("--set", "culvert.agent.enabled=false");
        east = new Tenant(culvert, "east");
        culvert.labUp();
        router = east.id("/v2.0/routers", "router1");
    }

    @AfterEach
    void stop() {
        Shell.Result labDown = culvert.labDown();
        culvert.down();
        labDown.orFail();
    }

    @Test
    void whatIsWantedComesAboutAndNothingElseIsTouched() throws IOException {
        int port = URI.create(culvert.endpoint("hosts")).getPort();
        try (HostProcess host = new HostProcess(culvert, folder.resolve("h"), "h", "qrouter-", port)) {
            refersTo = site(east);
            connection(east, refersTo, "stays", "172.24.4.233", "10.2.0.0/24", 30, "bi-directional");
            Tenant west = new Tenant(culvert, "west");
            connection(west, site(west), "stays", "172.24.4.226", "10.1.0.0/24", 30, "bi-directional");
            within(
                    SOON,
                    () -> assertThat(List.of(east.status("stays"), west.status("stays")))
                            .containsOnly("ACTIVE"));
            String before = sas();
            for (int kill = 1; kill <= KILLS; kill++) {
                String where = "kill " + kill + " of seed " + SEED;
                for (int change = random.nextInt(4); change >= 0; change--) {
                    change();
                }
                LockSupport.parkNanos(random.nextInt(400) * 1_000_000L);
                host.killsAgent();
                change();
                host.startsAgain();
                within(SOON, () -> assertThat(loaded()).as(where).isEqualTo(wanted));
                assertThat(sas()).as(where).isEqualTo(before);
                assertThat(host.charons(router)).as(where).hasSize(1);
            }
            east.delete(CONNECTIONS + "/" + east.id(CONNECTIONS, "stays"));
            ids.values().forEach(id -> east.delete(CONNECTIONS + "/" + id));
            within(SOON, () -> assertThat(host.charons(router)).isEmpty());
            within(SOON, () -> assertThat(home()).doesNotExist());
        }
    }

    /** A new connection to a peer that does not answer, another interval for one, or one less. */
    private void change() {
        int choice = wanted.isEmpty() ? 0 : random.nextInt(3);
        if (choice == 0) {
            String peer = "172.24.4." + (1 + random.nextInt(200));
            if (wanted.containsKey(peer) || peer.equals("172.24.4.1")) {
                return;
            }
            String who = random.nextBoolean() ? "bi-directional" : "response-only";
            String id = connection(east, refersTo, peer, peer, "10." + (3 + random.nextInt(200)) + ".0.0/16", 20, who);
            ids.put(peer, id);
            wanted.put(peer, 20);
            return;
        }
        String peer = wanted.keySet().stream()
                .sorted()
                .skip(random.nextInt(wanted.size()))
                .findFirst()
                .orElseThrow();
        String path = CONNECTIONS + "/" + ids.get(peer);
        if (choice == 1) {
            int seconds = 10 + random.nextInt(20);
            Tenant.Answer answer =
                    east.put(path, "{\"ipsec_site_connection\": {\"dpd\": {\"interval\": " + seconds + "}}}");
            assertThat(answer.status()).isEqualTo(200);
            wanted.put(peer, seconds);
        } else {
            assertThat(east.delete(path).status()).isEqualTo(204);
            wanted.remove(peer);
            ids.remove(peer);
        }
    }

    private Path home() {
        return folder.resolve("h/run").resolve(router);
    }

    /** What the files say that charon has loaded, but for the tunnel that stays. */
    private Map<String, Integer> loaded() throws IOException {
        Map<String, Integer> loaded = new HashMap<>();
        try (Stream<Path> files = Files.list(home().resolve("swanctl"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                loaded.put(found(PEER, text), Integer.valueOf(found(DELAY, text)));
            }
        }
        loaded.remove("172.24.4.233");
        return loaded;
    }

    /** The SAs of the tunnel that stays, by charon's numbers. */
    private String sas() {
        String all = Shell.run("swanctl", "--list-sas", "--raw", "--uri", "unix://" + home().resolve("charon.vici"))
                .orFail();
        return all.lines()
                .filter(line -> line.contains("remote-host=172.24.4.233"))
                .map(line -> found(Pattern.compile("uniqueid=(\\d+) "), line) + " "
                        + found(Pattern.compile("child-sas \\{\\S+ \\{name=\\S+ uniqueid=(\\d+)"), line))
                .sorted()
                .toList()
                .toString();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static String site(Tenant tenant) {
        String service = made(tenant, "/v2.0/vpn/vpnservices", """
                {"vpnservice": {"router_id": "%s", "subnet_id": "%s"}}""".formatted(
                        tenant.id("/v2.0/routers", "router1"), tenant.id("/v2.0/subnets", "mysubnet")));
        String ike = made(tenant, "/v2.0/vpn/ikepolicies", "{\"ikepolicy\": {}}");
        String ipsec = made(tenant, "/v2.0/vpn/ipsecpolicies", "{\"ipsecpolicy\": {}}");
        return "\"vpnservice_id\": \"%s\", \"ikepolicy_id\": \"%s\", \"ipsecpolicy_id\": \"%s\""
                .formatted(service, ike, ipsec);
    }

    private static final String PSK = "Kills" + UUID.randomUUID();

    private static String connection(
            Tenant tenant, String refersTo, String name, String peer, String net, int interval, String initiator) {
        return made(tenant, CONNECTIONS, """
                {"ipsec_site_connection": {%s, "name": "%s", "peer_address": "%s", "peer_id": "%s", "peer_cidrs": ["%s"],
                 "psk": "%s", "initiator": "%s", "dpd": {"interval": %d, "timeout": 120}}}""".formatted(refersTo, name, peer, peer, net, PSK, initiator, interval));
    }

    private static String made(Tenant tenant, String path, String body) {
        return tenant.post(path, body).body().iterator().next().get("id").asString();
    }
}
