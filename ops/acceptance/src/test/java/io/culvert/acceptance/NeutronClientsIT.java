package io.culvert.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified client of a Culvert whose routers and subnets are those of a Neutron. */
@TestInstance(Lifecycle.PER_CLASS)
class NeutronClientsIT {
    @TempDir
    static Path folder;

    private final KeystoneDouble keystone = KeystoneDouble.start();
    private final NeutronRecordings neutron = NeutronRecordings.start();
    private Installation culvert = new Installation(Path.of("."));
    private Tenant east = new Tenant(culvert, "east");

    @BeforeAll
    void start() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), KeystoneDouble.SERVICE_PASSWORD);
        culvert = new Installation(folder);
        culvert.up(
                "--set",
                "culvert.agent.enabled=false",
                "--set",
                "culvert.inventory.source=neutron",
                "--set",
                "culvert.inventory.neutron.url=" + neutron.url(),
                "--set",
                "culvert.inventory.neutron.auth-url=" + keystone.url(),
                "--set",
                "culvert.inventory.neutron.password-file=" + password,
                "--set",
                "culvert.inventory.neutron.interval-seconds=1");
        east = new Tenant(culvert, "east");
    }

    @AfterAll
    void stop() {
        culvert.down();
        neutron.close();
        keystone.close();
    }

    @Test
    void aServiceIsMadeOnARouterOfNeutronsAndFollowsItsGateway() {
        // Whoever has no stream yet sees nothing; the first thing that he makes begins one.
        east.openstack("vpn", "ike", "policy", "create", "ike1");
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(east.openstack("router", "list", "-f", "value", "-c", "Name"))
                        .contains("router1"));
        assertThat(east.openstack("subnet", "list", "-f", "value", "-c", "Name"))
                .contains("inner-v4", "apart-v4");

        east.openstack("vpn", "service", "create", "--router", "router1", "service1");
        east.openstack("vpn", "endpoint", "group", "create", "--type", "subnet", "--value", "inner-v4", "local1");
        assertThat(external("service1")).isEqualTo("203.0.113.10");

        neutron.becomes("gateway-moved");
        Eventually.within(
                Duration.ofSeconds(20), () -> assertThat(external("service1")).isEqualTo("203.0.113.99"));
    }

    @Test
    void whatNeutronKeepsIsNotChangedHere() {
        List.of(
                        east.post("/v2.0/networks", "{\"network\": {}}"),
                        east.post("/v2.0/routers", "{\"router\": {}}"),
                        east.post("/v2.0/subnets", "{\"subnet\": {}}"))
                .forEach(answer -> assertThat(answer.status()).isIn(400, 409));
        assertThat(east.post("/v2.0/networks", "{\"network\": {}}").errorType()).isEqualTo("InventoryKeptByNeutron");
    }

    @Test
    void aPasswordIsNotTakenFromTheCommandLine() {
        Shell.Result refused =
                new Installation(folder.resolve("other")).tryUp("--set", "culvert.inventory.neutron.password=visible");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("--set culvert.inventory.neutron.password-file=FILE");
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        Shell.Result refused = new Installation(folder.resolve("another"))
                .tryUp("--set", "culvert.agent.enabled=false", "--set", "culvert.inventory.source=neutron");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("culvert.inventory.neutron.url is not set");
    }

    private String external(String service) {
        return east.named("/v2.0/vpn/vpnservices", service)
                .path("external_v4_ip")
                .asString("");
    }
}
