package io.culvert.acceptance;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.acceptance.Tenant.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Keys read back, where the operator lets them: by whom, when, and what is left of it. */
class DisclosureIT {
    private static final String CONNECTIONS = "/v2.0/vpn/ipsec-site-connections";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String KEY = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJu2Kp";

    @TempDir
    private Path folder;

    private Installation culvert = new Installation(Path.of("."));
    private String id = "";

    @AfterEach
    void stop() {
        culvert.down();
    }

    @Test
    void aMemberOfTheProjectReadsTheKeyAndItsHistoryTells() throws Exception {
        up("culvert.psk.disclosure=true");
        Tenant east = new Tenant(culvert, "east");
        String shown = CONNECTIONS + "/" + id;

        assertThat(psk(east.get(shown))).isEqualTo(KEY);
        within(SOON, () -> assertThat(disclosures(east)).hasSize(1));
        assertThat(psk(new Tenant(culvert, "east:reader").get(shown))).isEmpty();
        assertThat(psk(new Tenant(culvert, "west:admin").get(shown))).isEmpty();
        assertThat(new Tenant(culvert, "west").get(shown).status()).isEqualTo(404);
        assertThat(disclosures(east)).hasSize(1);

        assertThat(east.get(shown + "?fields=name").body().toString()).doesNotContain("psk");
        assertThat(row(east.get(CONNECTIONS)).get("psk").isNull()).isTrue();
        assertThat(row(new Tenant(culvert, "west:admin").get(CONNECTIONS + "?fields=psk&fields=id"))
                        .get("psk")
                        .isNull())
                .isTrue();
        assertThat(disclosures(east)).hasSize(1);

        assertThat(row(east.get(CONNECTIONS + "?fields=psk")).get("psk").asString())
                .isEqualTo(KEY);
        within(SOON, () -> assertThat(disclosures(east)).hasSize(2));
        JsonNode told = disclosures(east).getLast();
        assertThat(told.get("actor").asString()).isEqualTo("east");
        assertThat(told.get("data").asString()).contains(id, "\"version\":1").doesNotContain(KEY);
        assertThat(Files.readString(culvert.data().resolve("culvert.log"))).contains("culvert.psk.disclosure is on");
        assertThat(Traces.of(KEY, folder)).isEmpty();
    }

    @Test
    void byDefaultNobodyDoes() {
        up("culvert.agent.host-id=here");
        Tenant east = new Tenant(culvert, "east");
        assertThat(psk(east.get(CONNECTIONS + "/" + id))).isEmpty();
        assertThat(row(east.get(CONNECTIONS + "?fields=psk")).get("psk").isNull())
                .isTrue();
        JsonNode asked = east.get(CONNECTIONS + "/" + id + "?fields=psk_fingerprint&fields=psk_set_at")
                .body()
                .iterator()
                .next();
        assertThat(asked.get("psk_fingerprint").asString()).hasSize(16);
        assertThat(asked.get("psk_set_at").asString()).endsWith("Z");
        assertThat(disclosures(east)).isEmpty();
    }

    private void up(String setting) {
        culvert = new Installation(folder);
        culvert.up("--set", "culvert.agent.enabled=false", "--set", setting);
        Tenant east = new Tenant(culvert, "east");
        String outer = made(east, "networks", "{\"network\": {\"router:external\": true}}");
        made(east, "subnets", """
                {"subnet": {"network_id": "%s", "ip_version": 4, "cidr": "172.24.4.0/24"}}""".formatted(outer));
        String inner = made(east, "networks", "{\"network\": {}}");
        String subnet = made(east, "subnets", """
                {"subnet": {"network_id": "%s", "ip_version": 4, "cidr": "10.1.0.0/24"}}""".formatted(inner));
        String router = made(east, "routers", """
                {"router": {"external_gateway_info": {"network_id": "%s"}}}""".formatted(outer));
        east.put("/v2.0/routers/" + router + "/add_router_interface", "{\"subnet_id\": \"" + subnet + "\"}");
        String service = made(east, "vpn/vpnservices", """
                {"vpnservice": {"router_id": "%s", "subnet_id": "%s"}}""".formatted(router, subnet));
        id = made(east, "vpn/ipsec-site-connections", """
                {"ipsec_site_connection": {"vpnservice_id": "%s", "ikepolicy_id": "%s", "ipsecpolicy_id": "%s",
                 "peer_address": "172.24.4.233", "peer_id": "172.24.4.233", "peer_cidrs": ["10.2.0.0/24"],
                 "psk": "%s"}}""".formatted(
                        service,
                        made(east, "vpn/ikepolicies", "{\"ikepolicy\": {}}"),
                        made(east, "vpn/ipsecpolicies", "{\"ipsecpolicy\": {}}"),
                        KEY));
    }

    private static String made(Tenant tenant, String collection, String body) {
        Answer answer = tenant.post("/v2.0/" + collection, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().iterator().next().get("id").asString();
    }

    /** Empty for null. */
    private static String psk(Answer answer) {
        JsonNode psk = answer.body().at("/ipsec_site_connection/psk");
        return psk.isNull() ? "" : psk.asString();
    }

    private static JsonNode row(Answer answer) {
        return answer.body().get("ipsec_site_connections").get(0);
    }

    private static List<JsonNode> disclosures(Tenant tenant) {
        return tenant.graphql("{ connections { events { type actor data } } }")
                .at("/data/connections/0/events")
                .valueStream()
                .filter(event -> event.get("type").asString().equals("io.culvert.secret.disclosed.v1"))
                .toList();
    }
}
