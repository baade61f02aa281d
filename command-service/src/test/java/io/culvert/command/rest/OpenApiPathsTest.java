package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import io.culvert.command.rest.OpenApiJudge.Operation;
import io.culvert.events.api.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The writes of the document are the writes that there are, and answer as it says. */
class OpenApiPathsTest {
    private static final OpenApiJudge JUDGE = new OpenApiJudge(OpenApi.document());
    private static final Api API = new Api();

    @AfterAll
    static void stop() {
        API.close();
    }

    static Stream<Operation> writes() {
        return JUDGE.operations().filter(each -> !each.method().equals("get"));
    }

    @Test
    void whatIsServedIsInIt() {
        assertThat(API.mappings()).hasSizeGreaterThan(30).allSatisfy(mapping -> {
            String method = mapping.substring(0, mapping.indexOf(' '));
            PathPattern path = PathPatternParser.defaultInstance.parse(mapping.substring(mapping.indexOf(' ') + 1));
            assertThat(JUDGE.operations())
                    .anyMatch(each -> each.method().equalsIgnoreCase(method)
                            && path.matches(PathContainer.parsePath(each.path())));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void everyWriteInItIsServedAndAnswersAsItSays(Operation operation) {
        String path = operation
                .path()
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{tag}", "blue")
                .replace("{project}", "east");
        Answer nothing = API.send("east:admin", operation.method().toUpperCase(Locale.ROOT), path, "");
        assertThat(JUDGE.errors(operation, nothing.status(), nothing.body())).isEmpty();
        assertThat(nothing.body()).doesNotContain("HTTPNotFound", "HTTPMethodNotAllowed");
        Answer reader = API.send("east:reader", operation.method().toUpperCase(Locale.ROOT), path, "");
        assertThat(JUDGE.errors(operation, reader.status(), reader.body())).isEmpty();
    }

    /** The rows that {@link ParityTest} holds the API to. */
    @ParameterizedTest(name = "{1}: {3}")
    @CsvFileSource(resources = "/parity/errors.psv", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 9999)
    void everyRefusalIsAnnounced(String section, String refusal, String message, String requests) {
        String last = requests.substring(requests.lastIndexOf(" ; ") + 1)
                .replaceFirst("^; ", "")
                .replaceFirst("^\\$connect", "POST vpn/ipsec-site-connections")
                .replaceFirst("^(READER|ADMIN) ", "");
        String[] words = last.strip().split("[ ?]", 3);
        Stream<Operation> asked =
                JUDGE.operations().filter(each -> each.takes(words[0], "/v2.0/" + words[1].replace("$", "")));
        String status = refusal.substring(0, 3);
        if (!status.equals("405") && !refusal.endsWith("HTTPNotFound")) {
            assertThat(asked).as(last).anyMatch(each -> each.statuses().contains(status));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunIsAnsweredAsItSays(Collection collection) {
        Site site = Site.in(API);
        String path = "/v2.0/" + collection.path() + "/"
                + switch (collection) {
                    case ROUTERS -> site.router();
                    case IKE_POLICIES -> site.ike();
                    default -> UUID.randomUUID().toString();
                };
        Answer answer =
                site.send("PUT", path + "?dry_run=true", "{'" + collection.singular() + "': {'name': 'another'}}");
        assertThat(JUDGE.errors(JUDGE.operation("PUT", path), answer.status(), answer.body()))
                .isEmpty();
    }

    @Test
    void whatIsNoResourceIsAnsweredAsItSays() {
        Site site = Site.in(API);
        judged(site.project(), "POST", "/v2.0/vpn/ikepolicies", "{'ikepolicies': [{}, {'name': 'b'}]}", 201);
        judged(site.project(), "PUT", "/v2.0/vpn/ikepolicies/" + site.ike() + "/tags", "{'tags': ['blue']}", 200);
        judged(site.project(), "PUT", "/v2.0/vpn/ikepolicies/" + site.ike() + "/tags/red", "", 201);
        judged(site.project(), "DELETE", "/v2.0/vpn/ikepolicies/" + site.ike() + "/tags", "", 204);
        judged("operator:admin", "PUT", "/v2.0/quotas/" + site.project(), "{'quota': {'network': 7}}", 200);
        judged("operator:admin", "DELETE", "/v2.0/quotas/" + site.project(), "", 204);
        String router = site.send("POST", "/v2.0/routers", "{'router': {}}").id();
        String network = site.send("POST", "/v2.0/networks", "{'network': {}}").id();
        String subnet = site.send(
                        "POST", "/v2.0/subnets", "{'subnet': {'network_id': '" + network + "', 'cidr': '10.8.0.0/24'}}")
                .id();
        String path = "/v2.0/routers/" + router;
        judged(site.project(), "PUT", path + "/add_router_interface", "{'subnet_id': '" + subnet + "'}", 200);
        judged(site.project(), "PUT", path + "/remove_router_interface", "{'subnet_id': '" + subnet + "'}", 200);
        judged(site.project(), "DELETE", path, "", 204);
        judged("east:wizard", "DELETE", path, "", 401);
    }

    private static void judged(String token, String method, String path, String body, int status) {
        Answer answer = API.send(token, method, path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(JUDGE.errors(JUDGE.operation(method, path), status, answer.body()))
                .as(path)
                .isEmpty();
    }
}
