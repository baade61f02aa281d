package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Keys shown again: to their owner alone, and not before it is on record. */
class DisclosureTest {
    private static final Api API = new Api("culvert.psk.disclosure=true");
    private static final String PATH = "/internal/disclosures";
    private static final String REQUEST = "req-11111111-0000-4000-8000-000000000001";

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void aMemberSeesTheKeyAndTheStreamTellsThatHeDid() {
        Site site = Site.in(API);
        String id = site.connect("").id();
        long revision = Revisions.of(API.commands.state(new ProjectId(site.project())), ConnectionId.of(id));
        Answer shown = ask(site.project(), id);

        assertThat(shown.inner().get(id).stringValue()).isEqualTo("s3cret");
        assertThat(shown.http().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(API.commands.events.getLast())
                .isInstanceOfSatisfying(
                        SecretDisclosed.class,
                        event -> assertThat(event.connectionId()).isEqualTo(ConnectionId.of(id)));
        assertThat(API.commands.causes.getLast().actor()).isEqualTo(site.project());
        assertThat(API.commands.causes.getLast().correlationId()).isEqualTo(REQUEST);
        assertThat(Revisions.of(API.commands.state(new ProjectId(site.project())), ConnectionId.of(id)))
                .isEqualTo(revision);
    }

    @Test
    void nobodyElseSeesItAndNothingIsOnRecord() {
        Site site = Site.in(API);
        String id = site.connect("").id();
        int events = API.commands.events.size();
        for (String token : new String[] {site.project() + ":reader", "west", "west:admin"}) {
            assertThat(ask(token, id).body()).as(token).isEqualTo("{\"keys\":{}}");
        }
        assertThat(ask("east:king", id).status()).isEqualTo(401);
        assertThat(API.commands.events).hasSize(events);
        assertThat(ask(site.project() + ":admin", id).inner()).hasSize(1);
    }

    @Test
    void aPrivateKeyIsShownToNobody() throws Exception {
        Site site = Site.in(API);
        String id = site.connect("").id();
        Issuer issuer = Issuer.named("CN=ours");
        Issuer.Issued own = issuer.issue("CN=east", Issuer.keys("EC", 256));
        String change = "'certificate': '" + own.certificate() + "', 'private_key': '" + own.key()
                + "', 'ca_certificates': '" + issuer.pem() + "'";
        assertThat(site.change(id, change.replace("\n", "\\n")).status()).isEqualTo(200);
        int events = API.commands.events.size();
        assertThat(ask(site.project(), id).body()).isEqualTo("{\"keys\":{}}");
        assertThat(API.commands.events).hasSize(events);
    }

    @Test
    void withoutARecordThereIsNoKey() {
        Site site = Site.in(API);
        String id = site.connect("").id();
        API.commands.away = true;
        try {
            Answer answer = ask(site.project(), id);
            assertThat(answer.refusal()).isEqualTo("503 ServiceUnavailable");
            assertThat(answer.http().headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.body()).doesNotContain("s3cret");
        } finally {
            API.commands.away = false;
        }
    }

    @Test
    void aKeyThatIsNotInTheVaultIsNotOnRecordEither() {
        Site site = Site.in(API);
        String id = site.connect("").id();
        API.secrets.kept.clear();
        int events = API.commands.events.size();
        assertThat(ask(site.project(), id).inner()).isEmpty();
        assertThat(ask(site.project(), UUID.randomUUID().toString()).inner()).isEmpty();
        assertThat(API.commands.events).hasSize(events);
    }

    @Test
    void asManyAsACommitHoldsAreShownAtOnce() {
        String ids = IntStream.range(0, 257)
                .mapToObj(_ -> "'" + UUID.randomUUID() + "'")
                .collect(Collectors.joining(","));
        assertThat(API.with("east", "POST", PATH, "{'connections': [" + ids + "]}", "X-Openstack-Request-Id", REQUEST)
                        .status())
                .isEqualTo(400);
        assertThat(API.send("east", "POST", PATH, "{'connections': []}").status())
                .isEqualTo(400);
    }

    @Test
    void unlessTheOperatorWantsItThereIsNoSuchThing() {
        try (Api silent = new Api()) {
            assertThat(silent.with("east", "POST", PATH, "{'connections': []}", "X-Openstack-Request-Id", REQUEST)
                            .status())
                    .isEqualTo(404);
        }
    }

    private static Answer ask(String token, String id) {
        return API.with(token, "POST", PATH, "{'connections': ['" + id + "']}", "X-Openstack-Request-Id", REQUEST);
    }
}
