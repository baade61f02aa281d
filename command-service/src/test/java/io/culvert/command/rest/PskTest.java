package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import io.culvert.events.api.Extended;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pre-shared keys as clients send them, have them made, and are warned of them. */
class PskTest {
    private static final Api API = new Api();
    private static final String STRONG = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJu2Kp";
    private static final String WEAK = "hunter22";

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void aKeyIsMadeOnRequestAndToldOnce() {
        Site site = Site.in(API);
        Answer made = site.send("POST", Site.CONNECTIONS, generating(site));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String key = made.inner().get("psk").stringValue();
        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        assertThat(warnings(made)).isEmpty();
        assertThat(sealed()).contains(key);
        assertThat(site.change(made.id(), "'name': 'n'").body())
                .contains("\"psk\":null")
                .doesNotContain(key);

        Answer next = site.change(made.id(), "'generate_psk': true, 'psk': null");
        assertThat(next.inner().get("psk").stringValue())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(key);
    }

    @Test
    void aKeyThatWasMadeInVainIsNotTold() {
        Site site = Site.in(API);
        Answer made =
                API.with(site.project(), "POST", Site.CONNECTIONS, generating(site), "Idempotency-Key", "generated");
        Answer again =
                API.with(site.project(), "POST", Site.CONNECTIONS, generating(site), "Idempotency-Key", "generated");
        assertThat(again.id()).isEqualTo(made.id());
        assertThat(again.inner().get("psk").isNull()).isTrue();

        Answer dry = site.send("POST", Site.CONNECTIONS + "?dry_run=true", generating(site));
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body()).doesNotContain("\"psk\":\"");
    }

    @Test
    void eachOfSeveralGetsAKeyOfItsOwn() {
        Site site = Site.in(API);
        String one = generating(site).replace("{'ipsec_site_connection': ", "").replaceFirst("}$", "");
        JsonNode made = site.send("POST", Site.CONNECTIONS, "{'ipsec_site_connections': [" + one + ", " + one + "]}")
                .inner();
        assertThat(made.get(0).get("psk").stringValue())
                .hasSize(43)
                .isNotEqualTo(made.get(1).get("psk").stringValue());
    }

    @Test
    void aKeyIsGivenOrMadeAndNotBoth() {
        Site site = Site.in(API);
        Answer both = site.connect(", 'generate_psk': true");
        assertThat(both.refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(both.message())
                .contains("generate_psk", "a psk is given too")
                .doesNotContain("s3cret");
        String neither = generating(site).replace("true", "false");
        assertThat(site.send("POST", Site.CONNECTIONS, neither).message())
                .contains("Required attribute 'psk' not specified");
    }

    @Test
    void whoAsksSeesTheFingerprintAndSinceWhenTheKeyIsSet() {
        Site site = Site.in(API);
        String path = Site.CONNECTIONS + "/" + site.connect("").id();
        String body = "{'ipsec_site_connection': {'name': 'n'}}";
        JsonNode asked = API.with(site.project(), "PUT", path, body, Extended.HEADER, "true")
                .inner();
        assertThat(asked.get("psk_fingerprint").stringValue()).startsWith("print-");
        assertThat(asked.get("psk_set_at").stringValue()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(site.send("PUT", path, body).inner().has("psk_fingerprint")).isFalse();
    }

    @Test
    void aWeakKeyIsWarnedOfAndNotQuoted() {
        Site site = Site.in(API);
        Answer weak = site.send("POST", Site.CONNECTIONS, given(site, WEAK));
        assertThat(weak.status()).isEqualTo(201);
        assertThat(warnings(weak))
                .singleElement()
                .asString()
                .contains("weak: psk", "112 bits")
                .doesNotContain(WEAK);
        assertThat(warnings(site.send("POST", Site.CONNECTIONS, given(site, STRONG))))
                .isEmpty();
        assertThat(warnings(site.change(weak.id(), "'psk': 'letmein1'"))).hasSize(1);
        assertThat(warnings(site.send("POST", Site.CONNECTIONS + "?dry_run=true", given(site, WEAK))))
                .hasSize(1);
    }

    @Test
    void aWeakKeyIsRefusedWhereTheOperatorForbidsIt() {
        try (Api strict = new Api("culvert.psk.strength=forbid")) {
            Site site = Site.in(strict);
            int secrets = strict.secrets.kept.size();
            Answer refused = site.send("POST", Site.CONNECTIONS, given(site, WEAK));
            assertThat(refused.refusal()).isEqualTo("400 HTTPBadRequest");
            assertThat(refused.message())
                    .startsWith("Invalid input for psk. Reason: ")
                    .doesNotContain(WEAK);
            assertThat(strict.secrets.kept).hasSize(secrets);
            Answer taken = site.send("POST", Site.CONNECTIONS, given(site, STRONG));
            assertThat(taken.status()).isEqualTo(201);
            assertThat(site.change(taken.id(), "'psk': '" + WEAK + "'").status())
                    .isEqualTo(400);
        }
        try (Api lax = new Api("culvert.psk.strength=off")) {
            Site site = Site.in(lax);
            assertThat(warnings(site.send("POST", Site.CONNECTIONS, given(site, WEAK))))
                    .isEmpty();
        }
        try (Api other = new Api("culvert.psk.min-entropy-bits=20")) {
            Site site = Site.in(other);
            assertThat(warnings(site.send("POST", Site.CONNECTIONS, given(site, WEAK))))
                    .isEmpty();
        }
    }

    private static String generating(Site site) {
        return given(site, "x").replace("'psk': 'x'", "'generate_psk': true");
    }

    private static String given(Site site, String psk) {
        return "{'ipsec_site_connection': {" + site.required(psk) + "}}";
    }

    private static List<String> warnings(Answer answer) {
        return answer.http().headers().allValues(Answers.WARNING);
    }

    private static List<String> sealed() {
        return API.secrets.kept.values().stream()
                .map(secret -> new String(secret.reveal(), StandardCharsets.UTF_8))
                .toList();
    }
}
