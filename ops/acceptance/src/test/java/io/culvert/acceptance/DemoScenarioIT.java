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
    /** Looks at tunnels and at names, so that nobody has to wait for them. */
    private static final String[] OFTEN = {
        "--set", "culvert.agent.telemetry-seconds=1", "--set", "culvert.agent.peer-names-seconds=1"
    };

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
    private HostsFile names;
    private Installation culvert;
    private Tenant east;
    private Tenant west;
    private LabSite eastSite;
    private LabSite westSite;

    @BeforeAll
    void start() throws IOException {
        culvert = new Installation(folder);
        names = new HostsFile(folder.resolve("hosts"));
        names.lead("west.example", "172.24.4.233");
        up();
        east = new Tenant(culvert, "east");
        west = new Tenant(culvert, "west");
        eastSite = new LabSite(culvert, east);
        westSite = new LabSite(culvert, west);
        culvert.labUp();
        namespaces.add("qrouter-" + eastSite.router());
    }

    private void up() {
        culvert.tryUp(names.environment(), OFTEN).orFail();
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
        eastSite.makesVpn("172.24.4.233", "10.2.0.0/24", psk);
        assertThat(east.status("vpnconnection1")).isNotEqualTo("ACTIVE");
        westSite.makesVpn("172.24.4.226", "10.1.0.0/24", psk);
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
        within(
                SOON,
                () -> assertThat(Files.readString(eastSite.connectionFile())).contains("dpd_delay = \"20\""));
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
        eastSite.awaitPolicy(policy);
        within(
                SOON,
                () -> assertThat(Files.readString(eastSite.connectionFile())).contains("rekey_time = \"6480\""));
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
                () -> assertThat(Files.readString(eastSite.connectionFile()))
                        .contains("aes128-sha256-modp2048,aes256-sha256-modp2048"));
        eastSite.awaitPolicy(policy);
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
        assertThat(east.put(policy + "?in_use=apply", proposals("aes-256", "aes-128"))
                        .status())
                .isEqualTo(200);
        eastSite.awaitPolicy(policy);
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
        String service = east.id("/v2.0/vpn/vpnservices", "myvpn");
        String body = eastSite.connection("x", "172.24.4.240", "10.9.0.0/24", psk);
        refused(east.post(CONNECTIONS, body.replace(service, UUID.randomUUID().toString())), 404, "VPNServiceNotFound");
        Tenant.Answer badCidr = east.post(CONNECTIONS, body.replace("10.9.0.0/24", "10.9.0.0/33"));
        refused(badCidr, 400, "HTTPBadRequest");
        assertThat(badCidr.errorMessage()).contains("10.9.0.0/33").doesNotContain(psk);
        refused(new Tenant(culvert, "east:reader").delete(policy), 403, "PolicyNotAuthorized");
    }

    @Test
    @Order(6)
    void showsWhatCharonRefusesAndLeavesItsNeighbourAlone() {
        // A name that the API takes and charon does not: its identities are printable ASCII.
        String body = eastSite.connection("refused", "172.24.4.240", "10.7.0.0/24", psk)
                .replace("\"peer_id\": \"172.24.4.240\"", "\"peer_id\": \"b\u00fcro-west\"");
        assertThat(east.post(CONNECTIONS, body).status()).isEqualTo(201);
        within(SOON, () -> assertThat(east.status("refused")).isEqualTo("ERROR"));
        assertThat(eastSite.reasons("refused")).last().asString().contains("REJECTED_CONFIG", "invalid value for: id");
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 3).lost()).isZero();
        east.openstack("vpn", "ipsec", "site", "connection", "delete", "refused");
    }

    @Test
    @Order(7)
    void comesBackByItselfWhenCharonDies() {
        int before = eastSite.reasons("vpnconnection1").size();
        Shell.run("kill", "-9", eastSite.charonPid()).orFail();
        within(
                SOON,
                () -> assertThat(eastSite.reasons("vpnconnection1").stream().skip(before))
                        .anyMatch(reason -> reason.startsWith("DAEMON_DIED")));
        within(SOON, () -> assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE"));
        within(
                SOON,
                () -> assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 2).lost()).isZero());
        within(SOON, () -> assertThat(eastSite.lastDrift()).isEqualTo("DAEMON_DIED repaired"));
    }

    @Test
    @Order(8)
    void repairsATunnelThatSomebodyClosedOnItsHostAndPutsItOnRecord() throws IOException {
        String ike = eastSite.connectionFile().getFileName().toString().replace(".conf", "");
        String vici = "unix://" + culvert.charonHome(eastSite.router()).resolve("charon.vici");
        Shell.run("swanctl", "--terminate", "--ike", ike, "--uri", vici, "--timeout", "5")
                .orFail();
        within(SOON, () -> assertThat(eastSite.lastDrift()).isEqualTo("SA_TERMINATED repaired"));
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
        within(
                SOON,
                () -> assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 2).lost()).isZero());
    }

    @Test
    @Order(9)
    void showsWhatTheTunnelIsMadeOfAndCountsWhatItCarriesOverARekey() throws IOException {
        // What was seen last may be from when the tunnel was away.
        within(
                SOON,
                () -> assertThat(eastSite.tunnel()
                                .at("/negotiated/algorithms/encryption")
                                .asString())
                        .isEqualTo("AES_CBC-256"));
        within(
                SOON,
                () -> assertThat(eastSite.tunnel().at("/children/0/protocol").asString())
                        .isEqualTo("esp"));
        assertThat(eastSite.tunnel().at("/children/0/peerSelectors/0").asString())
                .isEqualTo("10.2.0.0/24");
        JsonNode before = eastSite.counters();
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        within(SOON, () -> assertThat(packetsIn(eastSite.counters())).isGreaterThanOrEqualTo(packetsIn(before) + 5));

        String vici = "unix://" + culvert.charonHome(eastSite.router()).resolve("charon.vici");
        String sas = Shell.run("swanctl", "--list-sas", "--raw", "--uri", vici).orFail();
        String child = sas.replaceFirst("(?s).*child-sas \\{\\S+ \\{name=(\\S+).*", "$1");
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        Shell.run("swanctl", "--rekey", "--child", child, "--uri", vici).orFail();
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();

        within(SOON, () -> assertThat(packetsIn(eastSite.counters())).isGreaterThanOrEqualTo(packetsIn(before) + 15));
        assertThat(eastSite.counters().get("rekeys").longValue())
                .isGreaterThan(before.get("rekeys").longValue());
        assertThat(eastSite.counters().get("since")).isEqualTo(before.get("since"));
    }

    private static long packetsIn(JsonNode counters) {
        return counters.at("/traffic/packetsIn").longValue();
    }

    @Test
    @Order(10)
    void keepsTheTunnelAndAllElseWhenItIsKilled() {
        String charon = eastSite.charonPid();
        String listed = east.get(CONNECTIONS).body().toString();
        JsonNode carried = eastSite.counters();
        culvert.kill();
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        up();
        within(SOON, () -> assertThat(east.get(CONNECTIONS).body()).hasToString(listed));
        // For a moment the agent's tools are in the namespace too.
        within(SOON, () -> assertThat(eastSite.charonPid()).isEqualTo(charon));
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        within(SOON, () -> assertThat(packetsIn(eastSite.counters())).isGreaterThanOrEqualTo(packetsIn(carried) + 10));
        assertThat(eastSite.counters().get("since")).isEqualTo(carried.get("since"));
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
        eastSite.awaitApplied();
        westSite.awaitApplied();
        Ping.Count count = ping.stop();
        assertThat(count.lost()).as("lost of %s", count).isZero();
        assertThat(Files.readString(eastSite.connectionFile()))
                .contains("auth = pubkey")
                .doesNotContain("auth = psk");
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
    void followsAPeerWhoseNameGetsAnotherAddress() throws IOException {
        String path = CONNECTIONS + "/" + east.id(CONNECTIONS, "vpnconnection1");
        Ping ping = Ping.start(EAST_CLIENT, WEST_HOST);
        east.put(path, "{\"ipsec_site_connection\": {\"peer_address\": \"west.example\"}}");
        eastSite.awaitApplied();
        assertThat(eastSite.peers()).containsExactly("172.24.4.233");
        westSite.isAlsoAt("172.24.4.234", "172.24.4.233");
        names.lead("west.example", "172.24.4.234");
        within(SOON, () -> assertThat(eastSite.peers()).containsExactly("172.24.4.234"));
        Ping.Count count = ping.stop();
        // One may be on its way to the former address when its tunnel goes.
        assertThat(count.longestGap()).as("lost of %s", count).isLessThanOrEqualTo(1);
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 5).lost()).isZero();
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
    }

    @Test
    @Order(14)
    void saysWhichPeersNameHasNoAddress() {
        String body = eastSite.connection("nowhere", "nowhere.invalid", "10.7.0.0/24", psk);
        assertThat(east.post(CONNECTIONS, body).status()).isEqualTo(201);
        within(
                SOON,
                () -> assertThat(eastSite.reasons("nowhere"))
                        .last()
                        .asString()
                        .contains("PEER_NAME_UNRESOLVED", "nowhere.invalid"));
        assertThat(east.status("nowhere")).isEqualTo("DOWN");
        assertThat(east.status("vpnconnection1")).isEqualTo("ACTIVE");
        east.openstack("vpn", "ipsec", "site", "connection", "delete", "nowhere");
    }

    @Test
    @Order(15)
    void stopsTrafficWhenTheConnectionIsDeleted() {
        east.openstack("vpn", "ipsec", "site", "connection", "delete", "vpnconnection1");
        within(
                SOON,
                () -> assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 1).received())
                        .isZero());
        assertThat(Ping.count(EAST_CLIENT, WEST_HOST, 3).received()).isZero();
        within(SOON, () -> assertThat(west.status("vpnconnection1")).isEqualTo("DOWN"));
        within(SOON, () -> assertThat(culvert.charonHome(eastSite.router())).doesNotExist());
        refused(east.get(CONNECTIONS + "/" + UUID.randomUUID()), 404, "IPsecSiteConnectionNotFound");
    }

    private static void refused(Tenant.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.errorType()).isEqualTo(type);
    }

    private static long packets(Path capture, String filter) {
        return Shell.run("tcpdump", "-n", "-r", capture.toString(), filter)
                .output()
                .lines()
                .filter(line -> line.contains(" IP "))
                .count();
    }
}
