package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.Secret;
import io.culvert.command.port.WebhookLetter;
import io.culvert.command.port.WebhookPlace;
import io.culvert.command.port.WebhookPlaces;
import io.culvert.command.rest.Api.Answer;
import io.culvert.events.api.Extended;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookResumed;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import io.culvert.events.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WebhooksTest {
    private static final String PATH = "/v2.0/webhooks";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Api API = new Api("culvert.webhooks.allowed-networks=192.0.2.0/24");

    @AfterAll
    static void stop() {
        API.close();
    }

    private final String project = "p" + UUID.randomUUID();

    @Test
    void theSecretIsMadeAndToldOnceOrGivenAndNeverTold() {
        Answer made = create("'url': 'https://hooks.example/'");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String secret = made.inner().get("secret").stringValue();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(sealed()).contains(secret);
        Answer given = create("'url': 'https://hooks.example/', 'secret': '" + SECRET + "'");
        assertThat(given.body()).doesNotContain(SECRET).contains("\"secret\":null");
        assertThat(sealed()).contains(SECRET);
        assertThat(API.commands.events).noneMatch(event -> Json.write(event).contains("whsec_"));
    }

    @Test
    void isShownAsItIsAndHasARevision() {
        Answer made = create("'url': 'https://hooks.example/a?b=c', 'name': 'n', 'description': 'd',"
                + " 'event_types': ['site-connection', 'status.reported'], 'enabled': false");
        assertThat(made.inner().get("url").stringValue()).isEqualTo("https://hooks.example/a?b=c");
        assertThat(made.inner().get("event_types")).hasSize(2);
        assertThat(made.inner().get("enabled").booleanValue()).isFalse();
        Answer changed = API.with(
                project, "PUT", PATH + "/" + made.id(), "{'webhook': {'enabled': true}}", Extended.HEADER, "true");
        assertThat(changed.inner().get("enabled").booleanValue()).isTrue();
        assertThat(changed.inner().get("revision_number").longValue()).isEqualTo(2);
        assertThat(API.with(project, "PUT", PATH + "/" + made.id(), "{'webhook': {'name': 'x'}}", "If-Match", "\"1\"")
                        .refusal())
                .isEqualTo("412 RevisionNumberConstraintFailed");
    }

    @Test
    void aRotationMakesANewSecretAndNamesTheFormer() {
        String id = create("'url': 'https://hooks.example/'").id();
        Answer rotated = change(id, "'generate_secret': true");
        assertThat(rotated.inner().get("secret").stringValue()).startsWith("whsec_");
        var webhook = API.commands
                .state(new ProjectId(project))
                .webhooks()
                .values()
                .iterator()
                .next();
        assertThat(webhook.secret().version()).isEqualTo(2);
        assertThat(webhook.formerSecret().orElseThrow().version()).isEqualTo(1);
        assertThat(change(id, "'secret': '" + SECRET + "', 'generate_secret': true")
                        .message())
                .contains("generate_secret")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'url': 'ftp://hooks.example/' | url | ftp://hooks.example/",
                "'url': 'http://10.0.0.1/' | url | 10.0.0.1",
                "'url': 'https://169.254.169.254/latest' | url | 169.254.169.254",
                "'url': 'https://hooks.example/', 'event_types': ['tunnel'] | event_types | 'tunnel'",
                "'url': 'https://hooks.example/', 'after': 12 | after | '12'",
                "'url': 'https://hooks.example/', 'after': 'soon' | soon | integer",
                "'name': 'x' | url | not specified",
                "'url': 'https://hooks.example/', 'colour': 'x' | colour | Unrecognized"
            })
    void whatCanNotBeIsNamed(String attributes, String name, String value) {
        Answer refused = create(attributes);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.message()).contains(name, value);
    }

    @Test
    void aSecretThatIsNoneIsRefusedAndNotShown() {
        for (String bad : List.of("hunter22", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 at all, but long enough")) {
            Answer refused = create("'url': 'https://hooks.example/', 'secret': '" + bad + "'");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.message())
                    .contains("secret", "Base64")
                    .doesNotContain("hunter22", "c2hvcnQ", "long enough");
        }
    }

    @Test
    void httpIsForTheNetworksThatTheOperatorNames() {
        assertThat(create("'url': 'http://192.0.2.9/'").status()).isEqualTo(201);
        assertThat(create("'url': 'http://8.8.8.8/'").message()).contains("http is only for");
    }

    @Test
    void aReaderChangesNothingAndAnotherProjectSeesNothing() {
        String id = create("'url': 'https://hooks.example/'").id();
        String body = "{'webhook': {'url': 'https://hooks.example/'}}";
        assertThat(API.send(project + ":reader", "POST", PATH, body).status()).isEqualTo(403);
        assertThat(API.send("another", "PUT", PATH + "/" + id, body).refusal()).isEqualTo("404 WebhookNotFound");
        assertThat(API.send("another", "DELETE", PATH + "/" + id, "").refusal()).isEqualTo("404 WebhookNotFound");
        assertThat(API.send("another", "POST", PATH + "/" + id + "/resume", "{'after': 0}")
                        .refusal())
                .isEqualTo("404 WebhookNotFound");
        assertThat(send("DELETE", PATH + "/" + id, "").status()).isEqualTo(204);
    }

    @Test
    void aDryRunSealsAndWritesNothing() {
        int sealed = API.secrets.kept.size();
        int events = API.commands.events.size();
        Answer dry = send("POST", PATH + "?dry_run=true", "{'webhook': {'url': 'https://hooks.example/'}}");
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body()).contains("io.culvert.webhook.created.v1").doesNotContain("whsec_");
        assertThat(API.secrets.kept).hasSize(sealed);
        assertThat(API.commands.events).hasSize(events);
    }

    @Test
    void beginsAndGoesOnWhereItsOwnerWants() {
        create("'url': 'https://hooks.example/'");
        String id = create("'url': 'https://hooks.example/', 'after': 0").id();
        assertThat(API.commands.events.getLast())
                .isInstanceOfSatisfying(
                        WebhookCreated.class, event -> assertThat(event.after()).isZero());
        assertThat(send("POST", PATH + "/" + id + "/resume", "{'after': 1}").status())
                .isEqualTo(204);
        assertThat(API.commands.events.getLast())
                .isInstanceOfSatisfying(
                        WebhookResumed.class, event -> assertThat(event.after()).isEqualTo(1));
        assertThat(send("POST", PATH + "/" + id + "/resume", "{'after': 'latest'}")
                        .status())
                .isEqualTo(204);
        assertThat(send("POST", PATH + "/" + id + "/resume", "{'after': 99}").message())
                .contains("'99'");
        assertThat(send("POST", PATH + "/" + id + "/resume", "{}").status()).isEqualTo(400);
    }

    @Test
    void itIsShownHowFarItIsAndWhatKeepsIt() {
        String id = create("'url': 'https://hooks.example/'").id();
        assertThat(get(id, "delivery").inner().get("version").isNull()).isTrue();
        WebhookPlace place = WebhookPlace.at(new ProjectId(project), 1, 1, 0)
                .failed(Instant.parse("2026-11-24T12:00:00Z"), Duration.ofSeconds(5), "HTTP 503");
        API.webhooks.put(WebhookId.of(id), place);
        JsonNode shown = get(id, "delivery").inner();
        assertThat(shown.get("pending").longValue()).isEqualTo(1);
        assertThat(shown.get("attempts").intValue()).isEqualTo(1);
        assertThat(shown.get("next_attempt_at").stringValue()).isEqualTo("2026-11-24T12:00:05Z");
        assertThat(shown.get("last_error").stringValue()).isEqualTo("HTTP 503");
        assertThat(API.send("another", "GET", PATH + "/" + id + "/delivery", "").refusal())
                .isEqualTo("404 WebhookNotFound");
        assertThat(API.send(project + ":reader", "GET", PATH + "/" + id + "/delivery", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void deadLettersAreListedAndAskedFor() {
        String id = create("'url': 'https://hooks.example/'").id();
        for (long version : List.of(1L, 2L)) {
            API.webhooks.keep(new WebhookLetter(
                    WebhookId.of(id),
                    new ProjectId(project),
                    version,
                    new UUID(0, version),
                    "io.culvert.network.created.v1",
                    Instant.EPOCH,
                    9,
                    "HTTP 500"));
        }
        Answer all = get(id, "dead-letters");
        assertThat(all.inner()).hasSize(2);
        assertThat(all.inner().get(0).get("last_error").stringValue()).isEqualTo("HTTP 500");
        assertThat(get(id, "dead-letters?after=1&limit=5").inner()).hasSize(1);
        assertThat(get(id, "dead-letters?limit=x").message()).contains("limit", "'x'");
        String path = PATH + "/" + id + "/redeliver";
        assertThat(send("POST", path, "{'version': 7}").refusal()).isEqualTo("404 DeadLetterNotFound");
        assertThat(API.send(project + ":reader", "POST", path, "").status()).isEqualTo(403);
        assertThat(API.send("another", "POST", path, "").refusal()).isEqualTo("404 WebhookNotFound");
        assertThat(API.webhooks.asked()).isEmpty();
        assertThat(send("POST", path, "{'version': 1}").status()).isEqualTo(202);
        assertThat(API.webhooks.asked()).containsExactly(new WebhookPlaces.Ask(WebhookId.of(id), 1, 1));
        assertThat(send("POST", path, "{ }").status()).isEqualTo(202);
        assertThat(send("POST", path, "").body()).contains("\"from_version\":1", "\"to_version\":1");
    }

    @Test
    void areNoPartOfChangeSets() {
        Answer refused = send(
                "POST",
                "/v2.0/change-sets",
                "{'change_set': {'operations': [{'create': 'webhook', 'body': {'url': 'https://hooks.example/'}}]}}");
        assertThat(refused.message()).contains("'webhook' is not in");
    }

    @Test
    void theOperatorMayTurnThemOff() {
        try (Api off = new Api("culvert.webhooks.enabled=false")) {
            assertThat(off.post(PATH, "{'webhook': {'url': 'https://hooks.example/'}}")
                            .refusal())
                    .isEqualTo("403 WebhooksOff");
        }
    }

    private Answer get(String id, String what) {
        return API.send(project, "GET", PATH + "/" + id + "/" + what, "");
    }

    private Answer create(String attributes) {
        return send("POST", PATH, "{'webhook': {" + attributes + "}}");
    }

    private Answer change(String id, String attributes) {
        return send("PUT", PATH + "/" + id, "{'webhook': {" + attributes + "}}");
    }

    private Answer send(String method, String path, String body) {
        return API.send(project, method, path, body);
    }

    private static List<String> sealed() {
        return API.secrets.kept.values().stream()
                .map(Secret::reveal)
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .toList();
    }
}
