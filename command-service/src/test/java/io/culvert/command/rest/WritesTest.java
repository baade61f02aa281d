package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clients send (reference, openstack-clients.md), over real HTTP. */
class WritesTest {
    private static final Api API = new Api();

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void theClientsWayToATunnelWorksAndTheAnswerHidesTheSecret() {
        Answer answer = Site.in(API)
                .connect(", 'mtu': '1400', 'initiator': 'response-only',"
                        + " 'dpd': {'action': 'restart', 'interval': 15, 'timeout': '30'}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.http().headers().firstValue("X-Openstack-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).matches("req-[0-9a-f-]{36}"));
        assertThat(answer.inner().get("psk").isNull()).isTrue();
        assertThat(answer.body()).doesNotContain("s3cret");
        assertThat(answer.inner().get("status").stringValue()).isEqualTo("PENDING_CREATE");
        assertThat(answer.inner().get("mtu").intValue()).isEqualTo(1400);
        assertThat(answer.inner().get("peer_cidrs").toString()).isEqualTo("[\"10.2.0.0/24\"]");
        assertThat(answer.inner().get("dpd").get("timeout").intValue()).isEqualTo(30);
    }

    @Test
    void theRequestIdOfTheAnswerIsTheCorrelationIdOfItsEvents() {
        Site site = Site.in(API);
        Answer answer = site.connect("");

        var cause = API.commands.causes.getLast();
        assertThat(cause.correlationId())
                .isEqualTo(answer.http()
                        .headers()
                        .firstValue("X-Openstack-Request-Id")
                        .orElse(""));
        assertThat(cause.causationId()).isEqualTo(cause.correlationId());
        assertThat(cause.actor()).isEqualTo(site.project());
    }

    @Test
    void eventsCarryTheTraceOfTheClientAndNoneThatIsMalformed() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(API.traced(trace, "/v2.0/networks", "{'network': {}}").status())
                .isEqualTo(201);
        assertThat(API.commands.causes.getLast().traceparent()).contains(trace);

        assertThat(API.traced("00-abc", "/v2.0/networks", "{'network': {}}").status())
                .isEqualTo(201);
        assertThat(API.commands.causes.getLast().traceparent()).isEmpty();
    }

    @Test
    void anAnswerWaitsForTheReadSide() {
        Site site = Site.in(API);
        site.connect("");
        assertThat(API.awaited.getLast()).isEqualTo(state(site).version());
    }

    @Test
    void omittedAttributesOfPoliciesGetStrongDefaults() {
        Answer ike = API.post("/v2.0/vpn/ikepolicies", "{'ikepolicy': {'name': 'p', 'lifetime': {}}}");
        assertThat(ike.inner().toString())
                .contains("\"auth_algorithm\":\"sha256\"", "\"encryption_algorithm\":\"aes-256\"")
                .contains("\"pfs\":\"group14\"", "\"ike_version\":\"v2\"", "\"phase1_negotiation_mode\":\"main\"");
        assertThat(ike.inner().get("lifetime").get("value").intValue()).isEqualTo(3600);
        Answer ipsec = API.post("/v2.0/vpn/ipsecpolicies", "{'ipsecpolicy': {'lifetime': {'value': '600'}}}");
        assertThat(ipsec.inner().get("transform_protocol").stringValue()).isEqualTo("esp");
        assertThat(ipsec.inner().get("lifetime").get("value").intValue()).isEqualTo(600);
    }

    @Test
    void aChangeTouchesOnlyWhatWasSent() {
        Site site = Site.in(API);
        String id = site.connect("").id();

        Answer answer =
                site.change(id, "'dpd': {'interval': 10}, 'admin_state_up': 'False', 'peer_cidrs': '10.9.0.0/24'");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.inner().get("dpd").toString())
                .contains("\"interval\":10", "\"timeout\":120", "\"action\":\"hold\"");
        assertThat(answer.inner().get("admin_state_up").booleanValue()).isFalse();
        assertThat(answer.inner().get("peer_cidrs").toString()).isEqualTo("[\"10.9.0.0/24\"]");
        assertThat(answer.inner().get("name").stringValue()).isEqualTo("vpnconnection1");
    }

    @Test
    void aNewSecretIsSealedBesideTheOldOne() {
        Site site = Site.in(API);
        String id = site.connect("").id();
        SecretRef before = connection(site, id).psk();

        assertThat(site.change(id, "'psk': 's2'").status()).isEqualTo(200);

        SecretRef after = connection(site, id).psk();
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(API.secrets.kept).containsKeys(before, after);
        assertThat(API.commands.events.getLast()).isInstanceOf(SiteConnectionUpdated.class);
    }

    @Test
    void theSameSecretAgainChangesNothing() {
        Site site = Site.in(API);
        String id = site.connect("").id();
        int secrets = API.secrets.kept.size();

        assertThat(site.change(id, "'psk': 's3cret'").status()).isEqualTo(200);

        assertThat(API.commands.events.getLast()).isInstanceOf(SiteConnectionCreated.class);
        assertThat(API.secrets.kept).hasSize(secrets);
    }

    @Test
    void theSecretOfARefusedConnectionIsDestroyed() {
        Site site = Site.in(API);
        int secrets = API.secrets.kept.size();
        Answer refused = site.connect(", 'dpd': {'interval': 30, 'timeout': 30}");

        assertThat(refused.refusal()).isEqualTo("400 IPsecSiteConnectionDpdIntervalValueError");
        assertThat(API.secrets.kept).hasSize(secrets);
    }

    @Test
    void theNewSecretOfARefusedChangeIsDestroyed() {
        Site site = Site.in(API);
        String id = site.connect("").id();
        int secrets = API.secrets.kept.size();

        assertThat(site.change(id, "'psk': 's2', 'mtu': 1").refusal()).isEqualTo("400 IPsecSiteConnectionMtuError");
        assertThat(API.secrets.kept).hasSize(secrets);
    }

    @Test
    void deletingAnswersNothingAndTwiceNotFound() {
        Site site = Site.in(API);
        String path = Site.CONNECTIONS + "/" + site.connect("").id();

        Answer first = site.send("DELETE", path, "");
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.body()).isEmpty();
        assertThat(site.send("DELETE", path, "").refusal()).isEqualTo("404 IPsecSiteConnectionNotFound");
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        Site site = Site.in(API);
        site.connect("");
        Answer policy = site.send("DELETE", "/v2.0/vpn/ikepolicies/" + site.ike(), "");
        assertThat(policy.refusal()).isEqualTo("409 IKEPolicyInUse");
        assertThat(policy.message())
                .isEqualTo("IKEPolicy " + site.ike()
                        + " is in use by existing IPsecSiteConnection and can't be updated or deleted");
        assertThat(site.send("DELETE", "/v2.0/vpn/vpnservices/" + site.service(), "")
                        .refusal())
                .isEqualTo("409 VPNServiceInUse");
    }

    @Test
    void anInterfaceComesAndGoesWithItsPort() {
        Site site = Site.in(API);
        site.send("DELETE", "/v2.0/vpn/vpnservices/" + site.service(), "");
        String path = "/v2.0/routers/" + site.router();
        String body = "{'subnet_id': '" + site.subnet() + "'}";

        Answer removed = site.send("PUT", path + "/remove_router_interface", body);
        Answer added = site.send("PUT", path + "/add_router_interface", body);

        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.body())
                .contains(
                        "port_id", "network_id", "tenant_id", "project_id", "subnet_ids", site.router(), site.subnet());
        assertThat(added.status()).isEqualTo(200);
        assertThat(site.send("PUT", path + "/add_router_interface", "{'port_id': 'x'}")
                        .refusal())
                .isEqualTo("400 HTTPBadRequest");
        assertThat(site.send("PUT", "/v2.0/routers/router1/add_router_interface", body)
                        .refusal())
                .isEqualTo("404 RouterNotFound");
    }

    @Test
    void theGatewayIsShownWithItsAddressAndClearedByNullOrAnEmptyObject() {
        Site site = Site.in(API);
        site.send("DELETE", "/v2.0/vpn/vpnservices/" + site.service(), "");
        String path = "/v2.0/routers/" + site.router();
        Answer renamed = site.send("PUT", path, "{'router': {'name': 'r'}}");
        assertThat(renamed.inner().get("external_gateway_info").toString()).contains("172.24.4.226");
        Answer cleared = site.send("PUT", path, "{'router': {'external_gateway_info': {}}}");
        assertThat(cleared.inner().get("external_gateway_info").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "networks",
                "subnets",
                "routers",
                "vpn/ikepolicies",
                "vpn/ipsecpolicies",
                "vpn/endpoint-groups",
                "vpn/vpnservices",
                "vpn/ipsec-site-connections"
            })
    void anUnknownIdOrANameIsNotFound(String collection) {
        for (String id : new String[] {UUID.randomUUID().toString(), "router1"}) {
            Answer answer = API.delete("/v2.0/" + collection + "/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.type()).endsWith("NotFound").isNotEqualTo("HTTPNotFound");
            assertThat(answer.message()).contains(id);
        }
    }

    @Test
    void anotherProjectsResourceIsAsIfItDidNotExist() {
        Site site = Site.in(API);
        assertThat(API.delete("/v2.0/vpn/ikepolicies/" + site.ike()).refusal()).isEqualTo("404 IKEPolicyNotFound");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v2.0/vpn/nothing, 404 HTTPNotFound",
        "DELETE, /v2.0/vpn/ikepolicies/a/b, 404 HTTPNotFound",
        "PATCH, /v2.0/vpn/ikepolicies/a, 405 HTTPMethodNotAllowed",
        "PATCH, /v2.0/vpn/ikepolicies, 405 HTTPMethodNotAllowed",
        "DELETE, /v2.0/routers, 405 HTTPMethodNotAllowed",
        "POST, /v2.0/routers/a, 405 HTTPMethodNotAllowed",
    })
    void whatIsNotServedIsRefusedInJson(String method, String path, String refusal) {
        assertThat(API.send("east", method, path, "").refusal()).isEqualTo(refusal);
    }

    @Test
    void aReaderWritesNothing() {
        Answer answer = API.send("east:reader", "POST", "/v2.0/vpn/ikepolicies", "{'ikepolicy': {}}");
        assertThat(answer.refusal()).isEqualTo("403 PolicyNotAuthorized");
        assertThat(API.send("east:reader", "DELETE", "/v2.0/routers/" + UUID.randomUUID(), "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTokenThatNamesNoRoleIsRefusedAsTheTokenMiddlewareDoes() {
        Answer answer = API.send("east:king", "POST", "/v2.0/vpn/ikepolicies", "{'ikepolicy': {}}");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).startsWith("{\"error\":{").contains("\"code\":401", "\"title\":\"Unauthorized\"");
    }

    @Test
    void aTokenMayComeAsABearer() {
        Answer answer = API.with(
                "", "POST", "/v2.0/vpn/ikepolicies", "{'ikepolicy': {}}", "Authorization", "Bearer east:reader");
        assertThat(answer.refusal()).isEqualTo("403 PolicyNotAuthorized");
    }

    @Test
    void onlyAnAdminCreatesForAnotherProject() {
        String body = "{'ikepolicy': {'project_id': 'west', 'tenant_id': 'west'}}";
        assertThat(API.send("east", "POST", "/v2.0/vpn/ikepolicies", body).refusal())
                .isEqualTo("400 HTTPBadRequest");
        Answer admin = API.send("east:admin", "POST", "/v2.0/vpn/ikepolicies", body);
        assertThat(admin.inner().get("project_id").stringValue()).isEqualTo("west");
        assertThat(API.send(
                                "east:admin",
                                "POST",
                                "/v2.0/vpn/ikepolicies",
                                "{'ikepolicy': {'project_id': 'west', 'tenant_id': 'north'}}")
                        .refusal())
                .isEqualTo("400 HTTPBadRequest");
    }

    @Test
    void aStoreThatIsAwayIsNeverASuccess() {
        Site site = Site.in(API);
        API.commands.away = true;
        try {
            Answer answer = site.connect("");
            assertThat(answer.refusal()).isEqualTo("503 ServiceUnavailable");
            assertThat(answer.http().headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.body()).doesNotContain("mongod");
        } finally {
            API.commands.away = false;
        }
    }

    private static ProjectState state(Site site) {
        return API.commands.state(new ProjectId(site.project()));
    }

    private static SiteConnection connection(Site site, String id) {
        SiteConnection found = state(site).vpn().connections().get(ConnectionId.of(id));
        if (found == null) {
            throw new AssertionError(id);
        }
        return found;
    }
}
