package io.culvert.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.inventory.NeutronDouble;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.identity.Deadline;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.WireEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service over a Neutron whose answers are those of a real one. */
class NeutronInventoryIT extends RunningService {
    private static final ProjectId EAST = new ProjectId("east");
    private static final String SERVICES = "/v2.0/vpn/vpnservices";

    private final NeutronDouble neutron = new NeutronDouble();
    private final RouterId router = RouterId.of(neutron.recordings().id("routers", "router1"));

    @Override
    Map<String, String> settings() {
        return Map.of(
                "culvert.inventory.source",
                "neutron",
                "culvert.inventory.neutron.url",
                neutron.url(),
                "culvert.inventory.neutron.auth-url",
                neutron.url(),
                "culvert.inventory.neutron.password",
                NeutronDouble.PASSWORD,
                "culvert.inventory.neutron.interval-seconds",
                "1");
    }

    @AfterEach
    void stopNeutron() {
        neutron.close();
    }

    @Test
    void aServiceStandsOnARouterOfNeutronsAndFollowsItsGateway() {
        HttpResponse<String> made = post(SERVICES, service(router));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(json(made).at("/vpnservice/external_v4_ip").asString()).isEqualTo("203.0.113.10");

        neutron.becomes("gateway-moved");
        await(() -> events().stream()
                .anyMatch(event -> event instanceof VpnServiceUpdated(VpnService service)
                        && service.externalV4().equals(Optional.of(IpAddress.of("203.0.113.99")))));
        WireEvent last = stream().getLast();
        assertThat(last.cause().actor()).isEqualTo("neutron");
        assertThat(last.cause().correlationId()).startsWith("req-");
    }

    @Test
    void aRouterInUseThatIsGoneInNeutronTakesNoFurtherService() {
        assertThat(post(SERVICES, service(router)).statusCode()).isEqualTo(201);
        neutron.becomes("router-deleted");
        HttpResponse<String> refused = post(SERVICES, service(router));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("RouterIsNotExternal");
    }

    @Test
    void aRouterThatWasNeverSeenIsNotFound() {
        neutron.becomes("router-deleted");
        HttpResponse<String> refused = post(SERVICES, service(router));
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("RouterNotFound");
    }

    @Test
    void whatNeutronKeepsIsNotChangedHere() {
        for (HttpResponse<String> refused : List.of(
                post("/v2.0/networks", "{'network': {}}"),
                put("/v2.0/routers/" + router, "{'router': {'name': 'n'}}"),
                delete("/v2.0/routers/" + router),
                put("/v2.0/routers/" + router + "/add_router_interface", "{'subnet_id': '" + router + "'}"),
                put("/v2.0/routers/" + router + "/tags", "{'tags': ['t']}"))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("InventoryKeptByNeutron");
        }
        assertThat(stream()).isEmpty();
    }

    @Test
    void whileNeutronIsAwayOnlyWhatNeedsItIsRefused() {
        assertThat(post(SERVICES, service(router)).statusCode()).isEqualTo(201);
        neutron.goAway();
        long start = System.nanoTime();
        HttpResponse<String> refused = post(SERVICES, service(router));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Deadline.PATIENCE.multipliedBy(2));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(post("/v2.0/vpn/ikepolicies", "{'ikepolicy': {}}").statusCode())
                .isEqualTo(201);
        await(() -> health().contains("but not now"));
        assertThat(health()).contains("\"status\":\"UP\"");

        neutron.comeBack();
        assertThat(post(SERVICES, service(router)).statusCode()).isEqualTo(201);
        await(() -> health().contains("follows Neutron") && !health().contains("but not now"));
    }

    @Test
    void aRouterIsBoundToTheHostWhereNeutronHasItAndMovesWithIt() {
        hostIsThere("network-1");
        hostIsThere("another");
        assertThat(post(SERVICES, service(router)).statusCode()).isEqualTo(201);
        await(() -> events().getLast() instanceof RouterBound);
        assertThat(events().getLast()).isEqualTo(new RouterBound(new Binding(router, new HostId("network-1"), 1)));

        neutron.becomes("router-moved");
        hostIsThere("network-2");
        await(() -> events().getLast() instanceof RouterBound(Binding binding) && binding.epoch() == 2);
        assertThat(events())
                .endsWith(new RouterUnbound(router), new RouterBound(new Binding(router, new HostId("network-2"), 2)));
    }

    private List<WireEvent> stream() {
        return log().readStream(EAST, 1);
    }

    private List<VpnEvent> events() {
        return stream().stream().map(event -> event.read().event()).toList();
    }

    private String health() {
        return get("/actuator/health").body();
    }

    private static String service(RouterId router) {
        return "{'vpnservice': {'router_id': '" + router + "'}}";
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body(), JsonNode.class);
    }

    private HttpResponse<String> post(String path, String body) {
        return request("POST", path, body);
    }

    private HttpResponse<String> put(String path, String body) {
        return request("PUT", path, body);
    }

    private HttpResponse<String> delete(String path) {
        return request("DELETE", path, "");
    }

    /** Single quotes stand for double ones. */
    private HttpResponse<String> request(String method, String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("X-Auth-Token", "east")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }
}
