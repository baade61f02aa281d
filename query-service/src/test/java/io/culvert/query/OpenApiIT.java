package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.query.rest.CollectionsController;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document is served, and what it says of reads is so. */
class OpenApiIT extends RunningQueryService {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.checkedIn();

    /** The hosts are those of the command service. */
    private static final String ELSEWHERE = "/v2.0/agents";

    /** Has no end; {@link EventsIT} reads it. */
    private static final String ENDLESS = "/events";

    @Test
    void itIsServedToEverybodyAndNamesEveryRead() throws Exception {
        HttpResponse<String> served = request(HttpRequest.newBuilder(uri("/openapi.json"))
                .header("Accept", "text/html")
                .header("X-Auth-Token", "east:wizard"));
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JsonMapper.shared().readTree(served.body())).isEqualTo(DOCUMENT.json());
        everyReadThatIsServedIsInIt();
    }

    private void everyReadThatIsServedIsInIt() {
        Stream<String> served = service
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(each -> each.getValue().getBeanType() != CollectionsController.class)
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(path -> path.matches("/(v2\\.0|history)/.*|/events") && !path.endsWith(".json"));
        assertThat(served.toList())
                .hasSizeGreaterThan(16)
                .allSatisfy(path -> assertThat(DOCUMENT.reads())
                        .anyMatch(known ->
                                PathPatternParser.defaultInstance.parse(path).matches(PathContainer.parsePath(known))));
    }

    @Test
    void everyReadAnswersAsItSays() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        answersToAllRoles();
        attributesOfRows();
        pagesAndBadQuestions();
    }

    private void answersToAllRoles() throws Exception {
        for (String path : DOCUMENT.reads()
                .filter(each -> !each.equals(ELSEWHERE) && !each.equals(ENDLESS))
                .toList()) {
            String asked = path.replace("/timeline", "/timeline?minutes_before_down=10")
                    .replaceFirst("^(/history/\\{project})$", "$1?include=host_actions,followed")
                    .replace("{kind}", "site-connection")
                    .replace("{id}", id(path))
                    .replace("{tag}", "blue")
                    .replace("{project}", "east")
                    .replace("{alias}", "vpnaas");
            for (String token : List.of("east:admin", "east:reader", "west", "east:wizard")) {
                HttpResponse<String> answer = request(HttpRequest.newBuilder(uri(asked))
                        .header("X-Auth-Token", token)
                        .header(Extended.HEADER, "true"));
                assertThat(DOCUMENT.errors(path, answer.statusCode(), answer.body()))
                        .as(asked + " of " + token)
                        .isEmpty();
                assertThat(answer.headers().firstValue("X-Openstack-Request-Id").isPresent())
                        .as(asked)
                        .isEqualTo(path.startsWith("/history/") || path.matches("/v2\\.0/.+"));
            }
        }
    }

    private void attributesOfRows() throws Exception {
        for (Collection each : Collection.values()) {
            String path = "/v2.0/" + each.path();
            JsonNode rows = JsonMapper.shared()
                    .readTree(request(HttpRequest.newBuilder(uri(path))
                                    .header("X-Auth-Token", "east")
                                    .header(Extended.HEADER, "true"))
                            .body())
                    .get(each.plural());
            for (JsonNode row : rows) {
                assertThat(row.propertyNames())
                        .as(path)
                        .containsExactlyInAnyOrderElementsOf(DOCUMENT.choice(path, "fields"));
            }
        }
        JsonNode ports =
                JsonMapper.shared().readTree(get("/v2.0/ports", "east").body()).get("ports");
        assertThat(ports.get(0).propertyNames())
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.choice("/v2.0/ports", "fields"));
    }

    private void pagesAndBadQuestions() throws Exception {
        for (Map.Entry<String, Integer> each :
                Map.of("limit=x", 400, "limit=1", 200, "atLeast=x", 400).entrySet()) {
            HttpResponse<String> answer = get("/v2.0/vpn/ikepolicies?" + each.getKey(), "east");
            assertThat(answer.statusCode()).isEqualTo(each.getValue());
            assertThat(DOCUMENT.errors("/v2.0/vpn/ikepolicies", answer.statusCode(), answer.body()))
                    .isEmpty();
        }
    }

    private static String id(String path) {
        if (path.startsWith("/history/")) {
            return EAST.id(path.contains("/router/") ? "router" : "connection").toString();
        }
        String thing = switch (path.replace("/v2.0/", "").replace("vpn/", "").replaceFirst("/.*", "")) {
            case "networks" -> "net";
            case "subnets" -> "subnet";
            case "routers" -> "router";
            case "ports" -> "port";
            case "ikepolicies" -> "ike";
            case "ipsecpolicies" -> "ipsec";
            case "vpnservices" -> "service";
            case "ipsec-site-connections" -> "connection";
            default -> UUID.randomUUID().toString();
        };
        return EAST.id(thing).toString();
    }
}
