package io.culvert.acceptance;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.acceptance.Tenant.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other side's configuration of a connection, at the command line: for its owner, by id or name, and without the key. */
class PeerConfigIT {
    private static final String KEY = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJu2Kp";

    @TempDir
    private Path folder;

    private Installation culvert = new Installation(Path.of("."));

    @BeforeEach
    void start() {
        culvert = new Installation(folder);
        culvert.up("--set", "culvert.agent.enabled=false");
    }

    @AfterEach
    void stop() {
        culvert.down();
    }

    @Test
    void isForAnyDeviceThatCanDoIt() throws Exception {
        Tenant east = new Tenant(culvert, "east");
        String service = service(east);
        String id = connection(east, service, "one", "aes-256-gcm-16", "10.2.0.0/24");
        connection(east, service, "two", "aes-256", "10.3.0.0/24");
        connection(east, service, "two", "aes-256", "10.4.0.0/24");
        within(
                Duration.ofSeconds(20),
                () -> assertThat(east.graphql("{ connections { id } }").at("/data/connections"))
                        .hasSize(3));

        assertThat(config("one", "swanctl").orFail()).contains("local_ts = \"10.2.0.0/24\"", "aes256gcm16-modp2048");
        assertThat(config(id, "cisco-ios").orFail()).contains("permit ip 10.2.0.0 0.0.0.255 10.1.0.0 0.0.0.255");
        assertThat(refused("one", "openvpn")).contains("there is no format 'openvpn'");
        assertThat(refused("two", "vyos")).contains("several connections are called 'two'");
        assertThat(refused("three", "vyos")).contains("there is no connection 'three'");
        assertThat(culvert.peerConfig("west", id, "--format", "vyos").exitCode())
                .isNotZero();

        Path output = folder.resolve("out");
        culvert.peerConfig("east", id, "--format", "ipsec.conf", "--output", output.toString())
                .orFail();
        assertThat(Files.readString(output.resolve("ipsec.secrets")))
                .contains("PSK")
                .doesNotContain(KEY);
        assertThat(Files.getPosixFilePermissions(output.resolve("ipsec.conf"))).hasSize(2);
    }

    private Shell.Result config(String connection, String format) {
        return culvert.peerConfig("east", connection, "--format", format);
    }

    private String refused(String connection, String format) {
        Shell.Result result = config(connection, format);
        assertThat(result.exitCode()).isNotZero();
        return result.output();
    }

    private static String service(Tenant tenant) {
        String outer = made(tenant, "networks", "{\"network\": {\"router:external\": true}}");
        made(tenant, "subnets", """
                {"subnet": {"network_id": "%s", "ip_version": 4, "cidr": "172.24.4.0/24"}}""".formatted(outer));
        String inner = made(tenant, "networks", "{\"network\": {}}");
        String subnet = made(tenant, "subnets", """
                {"subnet": {"network_id": "%s", "ip_version": 4, "cidr": "10.1.0.0/24"}}""".formatted(inner));
        String router = made(tenant, "routers", """
                {"router": {"external_gateway_info": {"network_id": "%s"}}}""".formatted(outer));
        tenant.put("/v2.0/routers/" + router + "/add_router_interface", "{\"subnet_id\": \"" + subnet + "\"}");
        return made(tenant, "vpn/vpnservices", """
                {"vpnservice": {"router_id": "%s", "subnet_id": "%s"}}""".formatted(router, subnet));
    }

    private static String connection(Tenant tenant, String service, String name, String cipher, String peerNet) {
        return made(tenant, "vpn/ipsec-site-connections", """
                {"ipsec_site_connection": {"name": "%s", "vpnservice_id": "%s", "ikepolicy_id": "%s",
                 "ipsecpolicy_id": "%s", "peer_address": "172.24.4.233", "peer_id": "172.24.4.233", "peer_cidrs": ["%s"],
                 "psk": "%s"}}""".formatted(
                name,
                service,
                made(tenant, "vpn/ikepolicies", "{\"ikepolicy\": {}}"),
                made(tenant, "vpn/ipsecpolicies", "{\"ipsecpolicy\": {\"encryption_algorithm\": \"" + cipher + "\"}}"),
                peerNet,
                KEY));
    }

    private static String made(Tenant tenant, String collection, String body) {
        Answer answer = tenant.post("/v2.0/" + collection, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().iterator().next().get("id").asString();
    }
}
