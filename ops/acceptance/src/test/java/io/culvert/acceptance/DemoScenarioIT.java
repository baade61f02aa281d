package io.culvert.acceptance;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/**
 * The demo's two sites from beginning to end, each step on what the one before has left: real charon, broker, store
 * and client. Needs root.
 */
@ResourceLock(Installation.LAB)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class DemoScenarioIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Looks at tunnels, so that nobody has to wait for them. */
    private static final String[] OFTEN = {"--set", "culvert.agent.telemetry-seconds=1"};

    private static final String CONNECTIONS = "/v2.0/vpn/ipsec-site-connections";
    private static final String EAST_CLIENT = Installation.LAB + "-east";
    private static final String WEST_CLIENT = Installation.LAB + "-west";
    private static final String PUBLIC = Installation.LAB + "-public";
    private static final String EAST_HOST = "10.1.0.10";
    private static final String WEST_HOST = "10.2.0.10";

    private final String psk = "Acceptance" + UUID.randomUUID();

    @TempDir
    private static Path folder;

    private final List<String> namespaces = new ArrayList<>(List.of(Installation.LAB));
    private Installation culvert;
    private Tenant east;
    private Tenant west;

    @BeforeAll
    void start() {
        culvert = new Installation(folder);
        culvert.up(OFTEN);
        east = new Tenant(culvert, "east");
        west = new Tenant(culvert, "west");
        culvert.labUp();
        namespaces.add("qrouter-" + eastRouter());
    }

    @AfterAll
    void stop() {
        Shell.Result labDown = culvert.labDown();
        culvert.down();
        labDown.orFail();
        assertThat(Shell.run("ip", "netns").output()).doesNotContain(namespaces);
    }

    @Test
    @Order(1)
    void makesBothSitesWithTheUnmodifiedClient() {
        site(east, "172.24.4.233", "10.2.0.0/24");
        assertThat(east.status("vpnconnection1")).isNotEqualTo("ACTIVE");
        site(west, "172.24.4.226", "10.1.0.0/24");
        within(
                SOON,
                () -> assertThat(List.of(east.status("vpnconnection1"), west.status("vpnconnection1")))
                        .containsOnly("ACTIVE"));
        assertThat(east.openstack("vpn", "ipsec", "site", "connection", "list")).contains("vpnconnection1", "ACTIVE");
        assertThat(culvert.status().orFail()).contains("data plane");
    }

    @Test
    @Order(2)
    void carriesPingsOfBothSitesAndNothingInClear() throws Exception {
        Path capture = folder.resolve("public.pcap");
        Process tcpdump = Shell.start(
                Map.of(), "ip", "netns", "exec", PUBLIC, "tcpdump", "-i", "any", "-U", "-w", capture.toString());
        within(SOON, () -> assertThat(capture).isNotEmptyFile());
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 10).lost()).isZero();
        assertThat(Ping.count(WEST_CLIENT, EAST_HOST, 10).lost()).isZero();
        within(SOON, () -> assertThat(packets(capture, "udp port 4500 or esp")).isGreaterThanOrEqualTo(40));
        tcpdump.destroy();
        tcpdump.waitFor();
        assertThat(packets(capture, "net 10.1.0.0/24 or net 10.2.0.0/24")).isZero();
    }

    @Test
    @Order(3)
    void changesDeadPeerDetectionWithoutLosingAPing() {
        Ping ping = Ping.start(EAST_CLIENT, WEST_HOST);
        String path = CONNECTIONS + "/" + east.id(CONNECTIONS, "vpnconnection1");
        Tenant.Answer answer =
                east.put(path, "{\"ipsec_site_connection\": {\"name\": \"renamed\", \"dpd\": {\"interval\": 20}}}");
        assertThat(answer.status()).isEqualTo(200);
        within(SOON, () -> assertThat(Files.readString(connectionFile())).contains("dpd_delay = \"20\""));
        east.put(path, "{\"ipsec_site_connection\": {\"name\": \"vpnconnection1\"}}");
        Ping.Count count = ping.stop();
        assertThat(count.lost()).as("lost of %s", count).isZero();
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
    }

    @Test
    @Order(4)
    void reKeysTheTunnelOfAPolicyInUseWithoutLosingAPing() {
        String policy = "/v2.0/vpn/ikepolicies/" + east.id("/v2.0/vpn/ikepolicies", "ikepolicy1");
        String body = "{\"ikepolicy\": {\"lifetime\": {\"value\": 7200}}}";
        Tenant.Answer dry = east.put(policy + "?in_use=apply&dry_run=true", body);
        assertThat(dry.body().at("/dry_run/host_actions/0/action").asString()).isEqualTo("reload");
        Ping ping = Ping.start(EAST_CLIENT, WEST_HOST);
        assertThat(east.put(policy + "?in_use=apply", body).status()).isEqualTo(200);
        awaitApplied(policy);
        within(SOON, () -> assertThat(Files.readString(connectionFile())).contains("rekey_time = \"6480\""));
        Ping.Count count = ping.stop();
        assertThat(count.lost()).as("lost of %s", count).isZero();
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
    }

    @Test
    @Order(4)
    void agreesOnAFurtherProposalWithAPeerThatWantsNoOther() {
        String policy = "/v2.0/vpn/ikepolicies/" + east.id("/v2.0/vpn/ikepolicies", "ikepolicy1");
        assertThat(east.put(policy + "?in_use=apply", proposals("aes-128", "aes-256"))
                        .status())
                .isEqualTo(200);
        within(
                SOON,
                () -> assertThat(Files.readString(connectionFile()))
                        .contains("aes128-sha256-modp2048,aes256-sha256-modp2048"));
        awaitApplied(policy);
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
        assertThat(east.put(policy + "?in_use=apply", proposals("aes-256", "aes-128"))
                        .status())
                .isEqualTo(200);
        awaitApplied(policy);
    }

    /** The policy as it is now is what the connection's host has. */
    private void awaitApplied(String policy) {
        long revision = east.get(policy + "?fields=revision_number")
                .body()
                .at("/ikepolicy/revision_number")
                .longValue();
        String applied = CONNECTIONS + "/" + east.id(CONNECTIONS, "vpnconnection1") + "?fields=applied_version";
        within(
                SOON,
                () -> assertThat(east.get(applied)
                                .body()
                                .at("/ipsec_site_connection/applied_version")
                                .longValue())
                        .isGreaterThanOrEqualTo(revision));
    }

    /** The connection as it is now is what its host has. */
    private static void awaitApplied(Tenant site) {
        String path = CONNECTIONS + "/" + site.id(CONNECTIONS, "vpnconnection1");
        within(SOON, () -> {
            JsonNode shown = site.get(path + "?fields=revision_number&fields=applied_version&fields=status")
                    .body()
                    .at("/ipsec_site_connection");
            assertThat(shown.get("status").asString()).isEqualTo("ACTIVE");
            assertThat(shown.get("applied_version").longValue())
                    .isGreaterThanOrEqualTo(shown.get("revision_number").longValue());
        });
    }

    private static String proposals(String own, String further) {
        return "{\"ikepolicy\": {\"encryption_algorithm\": \"" + own + "\", \"further_proposals\": [{"
                + "\"auth_algorithm\": \"sha256\", \"encryption_algorithm\": \"" + further
                + "\", \"pfs\": \"group14\"}]}}";
    }

    @Test
    @Order(4)
    void tellsWhichTunnelsACryptoPolicyWouldForbid() throws Exception {
        Path policy = folder.resolve("crypto-policy");
        Files.writeString(policy, "forbid encryption_algorithm aes-256");
        Shell.Result found = culvert.cryptoCheck(policy);
        assertThat(found.exitCode()).as(found.output()).isEqualTo(1);
        assertThat(found.output())
                .contains(
                        east.id(CONNECTIONS, "vpnconnection1"),
                        "encryption_algorithm aes-256 in ike-policy",
                        "to today");
        Files.writeString(policy, "forbid encryption_algorithm 3des");
        assertThat(culvert.cryptoCheck(policy).orFail()).contains("0 tunnels of today would be forbidden");
        Files.writeString(policy, "ban encryption_algorithm 3des");
        Shell.Result refused = culvert.cryptoCheck(policy);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("line 1: 'ban' is no verdict");
    }

    @Test
    @Order(5)
    void refusesBadInputByName() {
        String policy = "/v2.0/vpn/ikepolicies/" + east.id("/v2.0/vpn/ikepolicies", "ikepolicy1");
        refused(east.delete(policy), 409, "IKEPolicyInUse");
        refused(east.delete(policy + "0"), 404, "IKEPolicyNotFound");
        refused(west.get(policy), 404, "IKEPolicyNotFound");
        refused(east.post(CONNECTIONS, "{\"ipsec_site_connection\": {\"name\": \"x\"}}"), 400, "HTTPBadRequest");
        Tenant.Answer unknown =
                east.post(CONNECTIONS, connection("x", UUID.randomUUID().toString(), "10.9.0.0/24"));
        refused(unknown, 404, "VPNServiceNotFound");
        String service = east.id("/v2.0/vpn/vpnservices", "myvpn");
        Tenant.Answer badCidr = east.post(CONNECTIONS, connection("x", service, "10.9.0.0/33"));
        refused(badCidr, 400, "HTTPBadRequest");
        assertThat(badCidr.errorMessage()).contains("10.9.0.0/33").doesNotContain(psk);
        refused(new Tenant(culvert, "east:reader").delete(policy), 403, "PolicyNotAuthorized");
    }

    @Test
    @Order(6)
    void showsWhatCharonRefusesAndLeavesItsNeighbourAlone() {
        // A name that the API takes and charon does not: its identities are printable ASCII.
        String body = connection("refused", east.id("/v2.0/vpn/vpnservices", "myvpn"), "10.7.0.0/24")
                .replace("\"peer_id\": \"172.24.4.240\"", "\"peer_id\": \"b\u00fcro-west\"");
        assertThat(east.post(CONNECTIONS, body).status()).isEqualTo(201);
        within(SOON, () -> assertThat(east.status("refused")).isEqualTo("ERROR"));
        assertThat(reasons("refused")).last().asString().contains("REJECTED_CONFIG", "invalid value for: id");
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 3).lost()).isZero();
        east.openstack("vpn", "ipsec", "site", "connection", "delete", "refused");
    }

    @Test
    @Order(7)
    void comesBackByItselfWhenCharonDies() {
        int before = reasons("vpnconnection1").size();
        Shell.run("kill", "-9", charonPid()).orFail();
        within(
                SOON,
                () -> assertThat(reasons("vpnconnection1").stream().skip(before))
                        .anyMatch(reason -> reason.startsWith("DAEMON_DIED")));
        within(SOON, () -> assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE"));
        within(
                SOON,
                () -> assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 2).lost()).isZero());
        within(SOON, () -> assertThat(lastDrift()).isEqualTo("DAEMON_DIED repaired"));
    }

    @Test
    @Order(8)
    void repairsATunnelThatSomebodyClosedOnItsHostAndPutsItOnRecord() throws IOException {
        String ike = connectionFile().getFileName().toString().replace(".conf", "");
        String vici = "unix://" + culvert.charonHome(eastRouter()).resolve("charon.vici");
        Shell.run("swanctl", "--terminate", "--ike", ike, "--uri", vici, "--timeout", "5")
                .orFail();
        within(SOON, () -> assertThat(lastDrift()).isEqualTo("SA_TERMINATED repaired"));
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
        within(
                SOON,
                () -> assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 2).lost()).isZero());
    }

    @Test
    @Order(9)
    void showsWhatTheTunnelIsMadeOfAndCountsWhatItCarriesOverARekey() throws IOException {
        assertThat(tunnel().at("/negotiated/algorithms/encryption").asString()).isEqualTo("AES_CBC-256");
        assertThat(tunnel().at("/children/0/protocol").asString()).isEqualTo("esp");
        assertThat(tunnel().at("/children/0/peerSelectors/0").asString()).isEqualTo("10.2.0.0/24");
        JsonNode before = counters();
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        within(SOON, () -> assertThat(packetsIn(counters())).isGreaterThanOrEqualTo(packetsIn(before) + 5));

        String vici = "unix://" + culvert.charonHome(eastRouter()).resolve("charon.vici");
        String sas = Shell.run("swanctl", "--list-sas", "--raw", "--uri", vici).orFail();
        String child = sas.replaceFirst("(?s).*child-sas \\{\\S+ \\{name=(\\S+).*", "$1");
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        Shell.run("swanctl", "--rekey", "--child", child, "--uri", vici).orFail();
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();

        within(SOON, () -> assertThat(packetsIn(counters())).isGreaterThanOrEqualTo(packetsIn(before) + 15));
        assertThat(counters().get("rekeys").longValue())
                .isGreaterThan(before.get("rekeys").longValue());
        assertThat(counters().get("since")).isEqualTo(before.get("since"));
    }

    private JsonNode tunnel() {
        return east.graphql("""
                        { connection(id: "%s") { tunnel { negotiated { algorithms { encryption } }
                          children { protocol peerSelectors } counters { since rekeys traffic { packetsIn } } } } }
                        """.formatted(east.id(CONNECTIONS, "vpnconnection1")))
                .at("/data/connection/tunnel");
    }

    private JsonNode counters() {
        within(SOON, () -> assertThat(tunnel().at("/counters").isObject()).isTrue());
        return tunnel().at("/counters");
    }

    private static long packetsIn(JsonNode counters) {
        return counters.at("/traffic/packetsIn").longValue();
    }

    @Test
    @Order(10)
    void keepsTheTunnelAndAllElseWhenItIsKilled() {
        String charon = charonPid();
        String listed = east.get(CONNECTIONS).body().toString();
        JsonNode carried = counters();
        culvert.kill();
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        culvert.up(OFTEN);
        within(SOON, () -> assertThat(east.get(CONNECTIONS).body()).hasToString(listed));
        // For a moment the agent's tools are in the namespace too.
        within(SOON, () -> assertThat(charonPid()).isEqualTo(charon));
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        within(SOON, () -> assertThat(packetsIn(counters())).isGreaterThanOrEqualTo(packetsIn(carried) + 10));
        assertThat(counters().get("since")).isEqualTo(carried.get("since"));
    }

    @Test
    @Order(11)
    void leavesNoTraceOfTheKey() {
        assertThat(Traces.of(psk, culvert.data(), culvert.runDirectory())).isEmpty();
        assertThat(Traces.inCommandLines(psk)).isEmpty();
        assertThat(east.get(CONNECTIONS).body().toString())
                .contains("\"psk\":null")
                .doesNotContain(psk);
    }

    @Test
    @Order(12)
    void authenticatesByCertificatesFromNowOn(@TempDir Path own) throws Exception {
        SiteCertificates certificates = new SiteCertificates(own);
        certificates.add("east.example");
        certificates.add("west.example");
        Ping ping = Ping.start(EAST_CLIENT, WEST_HOST);
        certified(west, certificates, "west.example", "east.example");
        certified(east, certificates, "east.example", "west.example");
        awaitApplied(east);
        awaitApplied(west);
        Ping.Count count = ping.stop();
        assertThat(count.lost()).as("lost of %s", count).isZero();
        assertThat(Files.readString(connectionFile())).contains("auth = pubkey").doesNotContain("auth = psk");
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        String key = certificates.trace("east.example");
        assertThat(Traces.of(key, culvert.data(), culvert.runDirectory())).isEmpty();
        assertThat(Traces.inCommandLines(key)).isEmpty();
    }

    private static void certified(Tenant site, SiteCertificates certificates, String own, String peer)
            throws Exception {
        String path = CONNECTIONS + "/" + site.id(CONNECTIONS, "vpnconnection1");
        String body = "{\"ipsec_site_connection\": {\"local_id\": \"" + own + "\", \"peer_id\": \"" + peer + "\", "
                + certificates.members(own) + "}}";
        Tenant.Answer answer = site.put(path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @Test
    @Order(13)
    void stopsTrafficWhenTheConnectionIsDeleted() {
        east.openstack("vpn", "ipsec", "site", "connection", "delete", "vpnconnection1");
        within(
                SOON,
                () -> assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 1).received())
                        .isZero());
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 3).received()).isZero();
        within(SOON, () -> assertThat(west.status("vpnconnection1")).isEqualTo("DOWN"));
        within(SOON, () -> assertThat(culvert.charonHome(eastRouter())).doesNotExist());
        refused(east.get(CONNECTIONS + "/" + UUID.randomUUID()), 404, "IPsecSiteConnectionNotFound");
    }

    private void site(Tenant tenant, String peer, String peerCidr) {
        tenant.openstack("vpn", "ike", "policy", "create", "ikepolicy1");
        tenant.openstack("vpn", "ipsec", "policy", "create", "ipsecpolicy1");
        tenant.openstack("vpn", "service", "create", "--router", "router1", "--subnet", "mysubnet", "myvpn");
        String created = tenant.openstack(
                "vpn",
                "ipsec",
                "site",
                "connection",
                "create",
                "--vpnservice",
                "myvpn",
                "--ikepolicy",
                "ikepolicy1",
                "--ipsecpolicy",
                "ipsecpolicy1",
                "--peer-address",
                peer,
                "--peer-id",
                peer,
                "--peer-cidr",
                peerCidr,
                "--psk",
                psk,
                "vpnconnection1");
        assertThat(created).contains("PENDING_CREATE").doesNotContain(psk);
    }

    private String connection(String name, String service, String peerCidr) {
        return """
                {"ipsec_site_connection": {"name": "%s", "vpnservice_id": "%s", "ikepolicy_id": "%s",
                 "ipsecpolicy_id": "%s", "peer_address": "172.24.4.240", "peer_id": "172.24.4.240",
                 "peer_cidrs": ["%s"], "psk": "%s"}}""".formatted(
                        name,
                        service,
                        east.id("/v2.0/vpn/ikepolicies", "ikepolicy1"),
                        east.id("/v2.0/vpn/ipsecpolicies", "ipsecpolicy1"),
                        peerCidr,
                        psk);
    }

    private static void refused(Tenant.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.errorType()).isEqualTo(type);
    }

    /** The reasons that were reported of a connection of east, in order, as "CODE text". */
    private List<String> reasons(String name) {
        JsonNode connections =
                east.graphql("{ connections { name events { type data } } }").at("/data/connections");
        return connections
                .valueStream()
                .filter(connection -> connection.get("name").asString().equals(name))
                .flatMap(connection -> connection.get("events").valueStream())
                .filter(event -> event.get("type").asString().contains("status.reported"))
                .map(event -> Tenant.json(event.get("data").asString()).at("/reason"))
                .map(reason ->
                        reason.get("code").asString() + " " + reason.get("text").asString())
                .toList();
    }

    private String lastDrift() {
        JsonNode drift = east.graphql("{ routers { lastDrift { findings { kind } repairedAt } } }")
                .at("/data/routers/0/lastDrift");
        String kinds = drift.at("/findings")
                .valueStream()
                .map(finding -> finding.get("kind").asString())
                .distinct()
                .collect(Collectors.joining(", "));
        return kinds + (drift.path("repairedAt").isString() ? " repaired" : "");
    }

    private String eastRouter() {
        return east.id("/v2.0/routers", "router1");
    }

    private Path connectionFile() throws IOException {
        try (var files = Files.list(culvert.charonHome(eastRouter()).resolve("swanctl"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private String charonPid() {
        return Shell.run("ip", "netns", "pids", "qrouter-" + eastRouter()).orFail();
    }

    private static long packets(Path capture, String filter) {
        return Shell.run("tcpdump", "-n", "-r", capture.toString(), filter)
                .output()
                .lines()
                .filter(line -> line.contains(" IP "))
                .count();
    }
}
