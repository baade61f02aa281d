package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.connect.StoreSettings;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Telemetry;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.port.Projects;
import io.culvert.query.view.ProjectImage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Events in, answers out. */
class QueryServiceIT extends RunningQueryService {
    @Test
    void showsWhatEventsTold() throws Exception {
        send(EAST.events());
        send(WEST.events());

        assertThat(get("/internal/versions/west?atLeast=15&waitMillis=20000", "")
                        .body())
                .contains("\"version\":15");
        HttpResponse<String> list = get("/v2.0/vpn/ipsec-site-connections?atLeast=15", "east");
        assertThat(list.body())
                .contains("\"status\":\"ACTIVE\"", "\"name\":\"renamed\"", "\"psk\":null", "\"project_id\":\"east\"")
                .doesNotContain("west");
        assertThat(list.headers().firstValue("X-Openstack-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).startsWith("req-"));
        String one = "/v2.0/vpn/ipsec-site-connections/" + EAST.connectionId();
        assertThat(get(one, "east:reader").statusCode()).isEqualTo(200);
        assertThat(get(one + ".json?fields=name", "east").body())
                .isEqualTo("{\"ipsec_site_connection\":{\"name\":\"renamed\"}}");
        assertThat(get(one, "west").statusCode()).isEqualTo(404);
        assertThat(get(one, "").statusCode()).isEqualTo(200);
        assertThat(get("/v2.0/ports?device_id=" + EAST.id("router"), "east").body())
                .contains("10.1.0.1", "network:router_interface");
        assertThat(get("/v2.0/vpn/endpoint-groups", "east").body()).isEqualTo("{\"endpoint_groups\":[]}");
    }

    @Test
    void answersClientsAsNeutronDoes() throws Exception {
        String base = "http://127.0.0.1:" + port();
        assertThat(get("/", "").body())
                .isEqualTo(
                        "{\"versions\":[{\"id\":\"v2.0\",\"status\":\"CURRENT\",\"links\":[{\"rel\":\"self\",\"href\":\""
                                + base + "/v2.0/\"}]}]}");
        assertThat(get("/v2.0/routers/router1", "east").body())
                .contains("\"type\":\"RouterNotFound\"", "Router router1 could not be found");
        assertThat(get("/v2.0/nothing", "east").statusCode()).isEqualTo(404);
        assertThat(request(HttpRequest.newBuilder(uri("/v2.0/nothing"))
                                .header("Content-Type", "multipart/form-data")
                                .POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .as("without the boundary of its parts")
                .isEqualTo(404);
        assertThat(get("/v2.0/vpn/ikepolicies", "east:wizard").statusCode()).isEqualTo(401);
        assertThat(get("/v2.0/vpn/ikepolicies?limit=x", "east").statusCode()).isEqualTo(400);
        assertThat(get("/v2.0/extensions/vpnaas", "east").body()).contains("\"alias\":\"vpnaas\"");
        send(EAST.events());
        get("/internal/versions/east?atLeast=15&waitMillis=20000", "");
        assertThat(get("/v2.0/vpn/ikepolicies?fields=id&limit=1&marker=" + EAST.id("ike"), "east")
                        .body())
                .contains("\"ikepolicies\":[]", base + "/v2.0/vpn/ikepolicies?fields=id&limit=1&page_reverse=True")
                .doesNotContain("next");
    }

    @Test
    void aTokenMayComeAsABearer() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        assertThat(bearer("/v2.0/vpn/ikepolicies", "west").body()).isEqualTo("{\"ikepolicies\":[]}");
        assertThat(bearer("/operator/views", "west").statusCode()).isEqualTo(403);
        assertThat(request(HttpRequest.newBuilder(uri("/graphql"))
                                .header("Authorization", "Bearer west")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ routers { id } }\"}")))
                        .body())
                .contains("\"routers\":[]");
    }

    private HttpResponse<String> bearer(String path, String token) throws Exception {
        return request(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    @Test
    void showsWhatTheOriginalDoesNotHaveToWhoAsks() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        String path = "/v2.0/vpn/ipsec-site-connections/" + EAST.connectionId();
        HttpResponse<String> plain = get(path, "east");
        assertThat(plain.headers().firstValue("ETag")).hasValue("\"12\"");
        assertThat(plain.body()).doesNotContain("revision_number", "tags", "status_reason", "created_at");
        assertThat(get(path + "?fields=revision_number&fields=applied_version&fields=status_reason&fields=tags", "east")
                        .body())
                .contains("\"revision_number\":12", "\"tags\":[]", "\"code\":\"ESTABLISHED\"", "\"applied_version\":9");
        assertThat(get("/v2.0/vpn/ipsec-site-connections?tags=blue", "east").body())
                .isEqualTo("{\"ipsec_site_connections\":[]}");
        assertThat(get(path + "/tags", "east").body()).isEqualTo("{\"tags\":[]}");
        assertThat(get(path + "/tags/blue", "east").body()).contains("TagNotFound");
        assertThat(get(path + "/tags", "west").body()).contains("IPsecSiteConnectionNotFound");
    }

    @Test
    void showsLimitsAndProviders() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        assertThat(get("/v2.0/quotas/east", "east").body()).contains("\"ikepolicy\":-1");
        assertThat(get("/v2.0/quotas/east/default", "east").body()).contains("\"vpnservice\":-1");
        assertThat(JsonMapper.shared()
                        .readTree(get("/v2.0/quotas/east/details", "east").body())
                        .at("/quota/ipsec_site_connection/used")
                        .intValue())
                .isEqualTo(1);
        assertThat(get("/v2.0/quotas/east", "west").statusCode()).isEqualTo(403);
        assertThat(get("/v2.0/quotas", "").body()).isEqualTo("{\"quotas\":[]}");
        assertThat(get("/v2.0/service-providers?service_type=VPN", "east").body())
                .contains("\"name\":\"culvert\"");
        assertThat(get("/v2.0/service-providers?service_type=LB", "east").body())
                .isEqualTo("{\"service_providers\":[]}");
    }

    @Test
    void showsTheGraph() throws Exception {
        send(EAST.events());
        get("/internal/versions/east?atLeast=15&waitMillis=20000", "");

        String answer = graph("{ projects { id version } routers { projectId binding { host epoch } subnets { cidr } }"
                + " ikePolicies { usedBy { name } furtherProposals { authAlgorithm encryptionAlgorithm pfs } } services { status router { name } connections { name } }"
                + " connection(id: \\\"" + EAST.connectionId() + "\\\") { projectId status statusReason { code text }"
                + " since appliedVersion host revision localCidrs peerCidrs psk { version fingerprint }"
                + " events { version type time data } } }");
        assertThat(answer)
                .doesNotContain("errors")
                .contains(
                        "\"host\":\"host-2\"",
                        "\"epoch\":2",
                        "\"usedBy\":[{\"name\":\"renamed\"}]",
                        "\"code\":\"ESTABLISHED\"",
                        "\"revision\":12",
                        "\"localCidrs\":[\"10.1.0.0/24\"]",
                        "\"peerCidrs\":[\"10.2.0.0/24\",\"10.3.0.0/24\"]",
                        "\"fingerprint\":\"0123456789abcdef\"",
                        "2026-11-24T12:00:08.123456789Z");
        assertThat(answer.indexOf("site-connection.created")).isLessThan(answer.indexOf("status.reported"));
        assertThat(
                        graph(
                                "{ events(project: \\\"east\\\", after: 13) { version subject actor correlationId causationId traceparent } }"))
                .contains(
                        "\"version\":14",
                        "\"version\":15",
                        "\"correlationId\":\"req-15\",\"causationId\":\"report-15\",\"traceparent\":\"00-")
                .doesNotContain("\"version\":13");
        assertThat(graph("{ events(project: \\\"west\\\") { version } }")).contains("\"events\":[]");
        assertThat(graph("{ services {" + " connections { service {".repeat(9) + " id" + " } }".repeat(9) + " } }"))
                .contains("\"code\":\"QueryTooDeep\"");
    }

    @Test
    void showsTunnelsAsTheirHostSeesThemToTheirOwnersAndToPrometheus() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        produce(Topics.TELEMETRY, new WireMessage("east", Map.of("ce_type", "io.culvert.tunnels-observed.v9"), "{}"));
        produce(Topics.TELEMETRY, new WireMessage("east", Map.of(), "no JSON"));
        produce(
                Topics.TELEMETRY,
                Telemetry.write(Observed.now(EAST, Instant.now()).carried(10)));

        String query = "{ connections { tunnel { negotiated { algorithms { encryption } } counters { rekeys } } } }";
        await(() -> graph(query).contains("AES_CBC-256"));
        assertThat(graph(query)).contains("\"rekeys\":1");
        String scraped = get("/actuator/prometheus", "").body();
        assertThat(scraped.lines().filter(line -> line.startsWith("culvert_tunnel_packets_total{")))
                .allMatch(line -> line.matches("[a-z_]+\\{([a-z]+=\"[^\"]*\",?)+} [0-9.E]+"))
                .anyMatch(line -> line.contains("direction=\"in\"")
                        && line.contains("connection=\"" + EAST.connectionId() + "\"")
                        && line.endsWith(" 11.0"));
    }

    @Test
    void aRestartGoesOnFromTheViews() throws Exception {
        send(EAST.events().subList(0, 9));
        awaitVersion(9);
        Map<ProjectId, ProjectImage> before = service.getBean(Projects.class).all();
        service.close();
        service = startService();

        assertThat(service.getBean(Projects.class).all()).isEqualTo(before);
        send(EAST.events().subList(9, 15));
        awaitVersion(15);
    }

    @Test
    void aCrashBeforeTheOffsetsMovedChangesNothing() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        Map<ProjectId, ProjectImage> before = service.getBean(Projects.class).all();
        service.close();
        try (QueryDatabase database = QueryDatabase.open(StoreSettings.at(mongo.uri()), "culvert_views")) {
            database.database().getCollection("offsets-1").drop();
            database.database().getCollection("projects-1").drop();
        }
        service = startService();
        awaitVersion(15);

        assertThat(service.getBean(Projects.class).all()).isEqualTo(before);
        // Readers see it a little before the store has it.
        await(() -> stored().equals(before));
    }
}
