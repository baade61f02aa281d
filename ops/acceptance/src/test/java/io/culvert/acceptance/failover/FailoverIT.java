package io.culvert.acceptance.failover;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.acceptance.Installation;
import io.culvert.acceptance.Ping;
import io.culvert.acceptance.Shell;
import io.culvert.acceptance.Tenant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/**
 * A router's tunnel goes from host to host: when one dies, when one is cut off, and when one is drained. Three agents on
 * this machine are three hosts; one has the peer, two have the router's namespace and address, of which the link of only
 * one is up, as the network's own failover has it, or both, where the network leaves it to them. Needs root.
 */
@ResourceLock(Installation.LAB)
class FailoverIT {
    private static final int RUNS = Integer.getInteger("culvert.partitions.runs", 1);
    private static final long SEED = Long.getLong("culvert.partitions.seed", System.nanoTime() % 1_000_000);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CONNECTIONS = "/v2.0/vpn/ipsec-site-connections";
    private static final String OTHER = "culvert-it-b-";

    private final Random random = new Random(SEED);

    @TempDir
    private Path folder;

    private Installation culvert = new Installation(Path.of("."));
    private Tenant east = new Tenant(culvert, "east");
    private Tenant west = new Tenant(culvert, "west");
    private String router = "";

    @BeforeEach
    void start() {
        culvert = new Installation(folder);
        culvert.up(
                "--set",
                "culvert.agent.enabled=false",
                "--set",
                "culvert.placement.lease-seconds=" + LEASE.toSeconds());
        east = new Tenant(culvert, "east");
        west = new Tenant(culvert, "west");
        culvert.labUp();
        router = east.id("/v2.0/routers", "router1");
        ip("netns", "add", OTHER + router);
        other("link", "add", "qg-b", "type", "veth", "peer", "name", "to-b", "netns", Installation.LAB + "-public");
        ip("-n", Installation.LAB + "-public", "link", "set", "to-b", "master", "br-public", "up");
        other("addr", "add", "172.24.4.226/24", "dev", "qg-b");
        other("addr", "add", "10.1.0.1/24", "dev", "lo");
        other("link", "set", "lo", "up");
    }

    @AfterEach
    void stop() {
        Shell.run("ip", "netns", "delete", OTHER + router);
        Shell.Result labDown = culvert.labDown();
        culvert.down();
        labDown.orFail();
    }

    @Test
    void aRouterIsCarriedByOneHostWhateverBecomesOfTheOthers() throws Exception {
        int port = URI.create(culvert.endpoint("hosts")).getPort();
        try (Partition partition = new Partition();
                HostProcess peer = new HostProcess(culvert, folder.resolve("p"), "p", "qrouter-", port)) {
            site(west, "172.24.4.226", "10.1.0.0/24");
            within(SOON, () -> assertThat(host(west)).isEqualTo("p"));
            try (HostProcess a = new HostProcess(culvert, folder.resolve("a"), "a", "qrouter-", port)) {
                within(SOON, () -> assertThat(agents()).contains("\"host\":\"a\""));
                site(east, "172.24.4.233", "10.2.0.0/24");
                within(SOON, () -> assertThat(state()).isEqualTo("ACTIVE on a"));
                try (HostProcess b = new HostProcess(culvert, folder.resolve("b"), "b", OTHER, port)) {
                    within(SOON, () -> assertThat(agents()).contains("\"host\":\"b\""));
                    aDies(a, b);
                    a.startsAgain();
                    within(SOON, () -> assertThat(alive()).isEqualTo(3));
                    bothLinksUp();
                    hostsAreCutOff(a, b, partition);
                    aIsDrained(a, b);
                    aGetsNothingThatItCanNotCarry();
                    assertThat(peer.runsCharon(west.id("/v2.0/routers", "router1")))
                            .isTrue();
                }
            }
        }
    }

    private void aDies(HostProcess a, HostProcess b) {
        a.dies(router);
        linkOfA("down");
        linkOfB("up");
        within(SOON, () -> assertThat(state()).isEqualTo("ACTIVE on b"));
        assertThat(pings(OTHER + router)).isTrue();
        assertThat(b.runsCharon(router)).isTrue();
    }

    /** The time of whoever is cut off is over before the other host begins, though nobody can tell it so. */
    private void hostsAreCutOff(HostProcess a, HostProcess b, Partition partition) throws Exception {
        for (int run = 1; run < RUNS; run++) {
            HostProcess carrier = a.runsCharon(router) ? a : b;
            HostProcess other = carrier == a ? b : a;
            String where = "run " + run + " of seed " + SEED;
            switch (random.nextInt(4)) {
                case 0 -> isCutOffForAMoment(where, carrier, other, partition);
                case 1 -> isCutOffWithoutCarryingAnything(where, other, carrier, partition);
                default -> isCutOff(where, carrier, other, partition);
            }
        }
        String where = "the last run of seed " + SEED;
        if (a.runsCharon(router)) {
            isCutOff(where, a, b, partition);
        }
        isCutOff(where, b, a, partition);
    }

    private void isCutOff(String where, HostProcess carrier, HostProcess other, Partition partition) throws Exception {
        neverBoth(where, carrier, other, () -> {
            long cut = System.nanoTime();
            partition.cut(carrier.group());
            within(SOON, () -> assertThat(carrier.runsCharon(router)).as(where).isFalse());
            within(SOON, () -> assertThat(state()).as(where).isEqualTo("ACTIVE on " + other.name()));
            long millis = (System.nanoTime() - cut) / 1_000_000;
            System.out.println(where + ": from " + carrier.name() + " to " + other.name() + " in " + millis + " ms");
            partition.mend();
            within(SOON, () -> assertThat(alive()).as(where).isEqualTo(3));
        });
        assertThat(pings(other.prefix() + router)).as(where).isTrue();
    }

    /** About as long as its lease goes on: nobody knows whether the other host gets it, or the same one begins anew. */
    private void isCutOffForAMoment(String where, HostProcess carrier, HostProcess other, Partition partition)
            throws Exception {
        neverBoth(where, carrier, other, () -> {
            partition.cut(carrier.group());
            LockSupport.parkNanos((500 + random.nextInt(3_500)) * 1_000_000L);
            partition.mend();
            // By then its time was over, if it was to be.
            LockSupport.parkNanos(LEASE.toNanos());
            within(SOON, () -> assertThat(alive()).as(where).isEqualTo(3));
            within(SOON, () -> {
                HostProcess now = carrierOf(carrier, other);
                assertThat(now.runsCharon(router)).as(where).isTrue();
                assertThat(state()).as(where).isEqualTo("ACTIVE on " + now.name());
                assertThat(pings(now.prefix() + router)).as(where).isTrue();
            });
            System.out.println(where + ": cut off for a moment, and at "
                    + carrierOf(carrier, other).name());
        });
    }

    private HostProcess carrierOf(HostProcess one, HostProcess another) {
        return one.runsCharon(router) ? one : another;
    }

    private void isCutOffWithoutCarryingAnything(
            String where, HostProcess idle, HostProcess carrier, Partition partition) throws Exception {
        String before = carrier.charons(router).toString();
        neverBoth(where, carrier, idle, () -> {
            partition.cut(idle.group());
            within(SOON, () -> assertThat(alive()).as(where).isEqualTo(2));
            partition.mend();
            within(SOON, () -> assertThat(alive()).as(where).isEqualTo(3));
        });
        assertThat(carrier.charons(router)).as(where).hasToString(before);
        assertThat(state()).as(where).isEqualTo("ACTIVE on " + carrier.name());
        System.out.println(where + ": " + idle.name() + " was cut off, and " + carrier.name() + " goes on");
    }

    private void neverBoth(String where, HostProcess a, HostProcess b, Looks.Doing meanwhile) throws Exception {
        LockSupport.parkNanos(random.nextInt(1_000) * 1_000_000L);
        int both = Looks.thatSee(() -> a.runsCharon(router) && b.runsCharon(router), meanwhile);
        assertThat(both).as("%s: looks that saw both hosts' charons", where).isZero();
    }

    /** What it takes to carry the router is at the other host before this one lets go. */
    private void aIsDrained(HostProcess a, HostProcess b) throws Exception {
        Ping ping = Ping.start(Installation.LAB + "-west", "10.1.0.1", "0.01");
        int neither = Looks.thatSee(() -> !a.runsCharon(router) && !b.runsCharon(router), () -> {
            culvert.drain("a");
            within(SOON, () -> assertThat(state()).isEqualTo("ACTIVE on b"));
            within(SOON, () -> assertThat(a.runsCharon(router)).isFalse());
            within(SOON, () -> assertThat(pings(OTHER + router)).isTrue());
        });
        Ping.Count count = ping.stop();
        System.out.println("drained: the tunnel was away for " + count.longestGap() * 10 + " ms: " + count);
        assertThat(neither).as("looks that saw neither host's charon").isZero();
        assertThat(b.runsCharon(router)).isTrue();
        assertThat(statuses()).contains("host a lost its lease", "host b lost its lease", "host a is drained");
        assertThat(sentences())
                .containsSubsequence(
                        "had host b make ready for the router 'router1'", "gave the router 'router1' to host b");
    }

    /** What is asked for where it can't be is not tried at the cost of what is. */
    private void aGetsNothingThatItCanNotCarry() {
        ip("netns", "delete", "qrouter-" + router);
        culvert.bind("a", "east", router);
        String why = "host a is not ready: the router has no namespace on this host";
        within(
                SOON,
                () -> assertThat(culvert.hosts())
                        .containsPattern("router " + router + " of east is still here: " + why));
        assertThat(sentences()).contains("left the router 'router1' where it is: " + why);
        assertThat(state()).isEqualTo("ACTIVE on b");
        assertThat(pings(OTHER + router)).isTrue();
    }

    /** What happened in the project, in order. */
    private String sentences() {
        return east.graphql("{ history(project: \"east\", first: 1000, order: OLDEST) { events { sentence } } }")
                .toString();
    }

    private String statuses() {
        return east.graphql("{ connections { events { data } } }").toString();
    }

    private void site(Tenant tenant, String peer, String peerNet) {
        String service = made(tenant, "/v2.0/vpn/vpnservices", """
                {"vpnservice": {"router_id": "%s", "subnet_id": "%s"}}""".formatted(
                        tenant.id("/v2.0/routers", "router1"), tenant.id("/v2.0/subnets", "mysubnet")));
        String ike = made(tenant, "/v2.0/vpn/ikepolicies", "{\"ikepolicy\": {}}");
        String ipsec = made(tenant, "/v2.0/vpn/ipsecpolicies", "{\"ipsecpolicy\": {}}");
        made(tenant, CONNECTIONS, """
                {"ipsec_site_connection": {"name": "c", "vpnservice_id": "%s", "ikepolicy_id": "%s",
                 "ipsecpolicy_id": "%s", "peer_address": "%s", "peer_id": "%s", "peer_cidrs": ["%s"],
                 "psk": "%s", "dpd": {"interval": 2, "timeout": 10, "action": "restart"}}}""".formatted(service, ike, ipsec, peer, peer, peerNet, PSK));
    }

    private static final String PSK = "Failover" + UUID.randomUUID();

    private static String made(Tenant tenant, String path, String body) {
        return tenant.post(path, body).body().iterator().next().get("id").asString();
    }

    /** Both of one version: a status from before a move says nothing of the host after it. */
    private String state() {
        JsonNode now = connection(east);
        return now.path("status").asString("") + " on " + now.path("host").asString("");
    }

    private static String host(Tenant tenant) {
        return connection(tenant).path("host").asString("");
    }

    private static JsonNode connection(Tenant tenant) {
        return tenant.graphql("{ connections { status host } }").at("/data/connections/0");
    }

    private String agents() {
        return new Tenant(culvert, "operator:admin").get("/v2.0/agents").body().toString();
    }

    private int alive() {
        return agents().split("\"alive\":true", -1).length - 1;
    }

    private static boolean pings(String namespace) {
        return Shell.in(namespace, "ping", "-c", "3", "-i", "0.2", "-W", "1", "-I", "10.1.0.1", "10.2.0.10")
                        .exitCode()
                == 0;
    }

    private void linkOfA(String state) {
        ip("-n", "qrouter-" + router, "link", "set", "qg-" + router.substring(0, 11), state);
        if (state.equals("up")) {
            ip("-n", "qrouter-" + router, "route", "replace", "default", "via", "172.24.4.1");
        }
    }

    private void linkOfB(String state) {
        other("link", "set", "qg-b", state);
        if (state.equals("up")) {
            other("route", "replace", "default", "via", "172.24.4.1");
        }
    }

    /** Both answer for the router's address with one link address, and get what is sent to it: a bridge that does not learn. */
    private void bothLinksUp() {
        String east = "qg-" + router.substring(0, 11);
        String address = Shell.in("qrouter-" + router, "cat", "/sys/class/net/" + east + "/address")
                .orFail();
        linkOfB("down");
        other("link", "set", "qg-b", "address", address);
        for (String port : new String[] {"to-east", "to-b"}) {
            ip("-n", Installation.LAB + "-public", "link", "set", port, "type", "bridge_slave", "learning", "off");
            ip("-n", Installation.LAB + "-public", "link", "set", port, "type", "bridge_slave", "fdb_flush");
        }
        linkOfA("up");
        linkOfB("up");
    }

    private void other(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-n";
        all[1] = OTHER + router;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        ip(all);
    }

    private static void ip(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "ip";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Shell.run(all).orFail();
    }
}
