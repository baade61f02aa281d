package io.culvert.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Debian's OpenStack client and SDK, unmodified: every VPN command they have, however they log in. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ClientsContract {
    @TempDir
    static Path folder;

    private Installation culvert;
    private Tenant north;

    /** Whoever knows Culvert's users, as options of {@code ops/culvert up}. */
    abstract List<String> identity() throws IOException;

    /** The user of that project, who logs in as a person would. */
    abstract Tenant user(Installation installed, String project);

    @BeforeAll
    void start() throws IOException {
        culvert = new Installation(folder);
        culvert.up(identity().toArray(String[]::new));
        north = user(culvert, "north");
        String outer = made("/v2.0/networks", "network", "\"name\": \"public\", \"router:external\": true");
        made(
                "/v2.0/subnets",
                "subnet",
                "\"network_id\": \"" + outer + "\", \"ip_version\": 4, \"cidr\": \"172.24.4.0/24\"");
        String inner = made("/v2.0/networks", "network", "\"name\": \"inner\"");
        String subnet = made(
                "/v2.0/subnets",
                "subnet",
                "\"network_id\": \"" + inner
                        + "\", \"ip_version\": 4, \"cidr\": \"10.1.0.0/24\", \"name\": \"subnet1\"");
        String router = made(
                "/v2.0/routers",
                "router",
                "\"name\": \"router1\", \"external_gateway_info\": {\"network_id\": \"" + outer + "\"}");
        north.put("/v2.0/routers/" + router + "/add_router_interface", "{\"subnet_id\": \"" + subnet + "\"}");
    }

    @AfterAll
    void stop() {
        culvert.down();
    }

    @Test
    void everyCommandOfTheClientWorks() {
        vpn("ike policy create --encryption-algorithm aes-256 --lifetime units=seconds,value=7200 ike1");
        vpn("ipsec policy create --pfs group14 ipsec1");
        vpn("endpoint group create --type subnet --value subnet1 local1");
        vpn("endpoint group create --type cidr --value 10.5.0.0/24 --value 10.6.0.0/24 peer1");
        vpn("service create --router router1 service1");
        vpn("ipsec site connection create --vpnservice service1 --ikepolicy ike1 --ipsecpolicy ipsec1 --peer-address"
                + " 172.24.4.9 --peer-id 172.24.4.9 --local-endpoint-group local1 --peer-endpoint-group peer1"
                + " --psk k --dpd action=restart,interval=15,timeout=30 --mtu 1400 connection1");
        for (String[] each : new String[][] {
            {"ike policy", "ike1"},
            {"ipsec policy", "ipsec1"},
            {"endpoint group", "local1"},
            {"service", "service1"},
            {"ipsec site connection", "connection1"}
        }) {
            assertThat(vpn(each[0] + " list")).as(each[0]).contains(each[1]);
            assertThat(vpn(each[0] + " list --long")).as(each[0]).contains(each[1]);
            assertThat(vpn(each[0] + " show " + each[1])).as(each[0]).contains(each[1]);
        }
        vpn("ipsec site connection set --dpd action=clear,interval=15,timeout=30 --name connection2 connection1");
        vpn("service set --name service2 --disable service1");
        vpn("endpoint group set --name local2 local1");
        vpn("ipsec site connection delete connection2");
        vpn("ike policy set --lifetime units=seconds,value=600 --name ike2 ike1");
        vpn("ipsec policy set --encryption-algorithm aes-128 --name ipsec2 ipsec1");
        vpn("service delete service2");
        vpn("endpoint group delete local2 peer1");
        vpn("ike policy delete ike2");
        vpn("ipsec policy delete ipsec2");
        for (String path :
                List.of("ikepolicies", "ipsecpolicies", "endpoint-groups", "vpnservices", "ipsec-site-connections")) {
            assertThat(north.get("/v2.0/vpn/" + path).body().iterator().next())
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void everyCallOfTheSdkWorks() {
        assertThat(user(culvert, "sdk").python(Path.of("src", "test", "resources", "sdk.py")))
                .endsWith("all calls answered");
    }

    /** The user that the commands are of. */
    final Tenant north() {
        return north;
    }

    final Installation culvert() {
        return culvert;
    }

    private String vpn(String command) {
        List<String> words = new ArrayList<>(List.of("vpn"));
        words.addAll(List.of(command.split(" ", -1)));
        return north.openstack(words.toArray(String[]::new));
    }

    private String made(String path, String key, String attributes) {
        Tenant.Answer answer = north.post(path, "{\"" + key + "\": {" + attributes + "}}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().at("/" + key + "/id").asString();
    }
}
