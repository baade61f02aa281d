package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.ProjectId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Going back, by the API. */
class RevertsTest {
    private static final Api API = new Api();
    private static final String REVERT = "/v2.0/revert";

    @AfterAll
    static void stop() {
        API.close();
    }

    private final Site site = Site.in(API);
    private final ProjectId project = new ProjectId(site.project());

    @Test
    void showsWhatItWouldDoAndDoesIt() {
        String connection = site.connect("").id();
        long then = state().version();
        site.change(connection, "'mtu': 1400, 'name': 'renamed'");
        site.send("PUT", "/v2.0/vpn/ikepolicies/" + site.ike() + "?in_use=apply", "{'ikepolicy': {'pfs': 'group20'}}");
        ProjectState before = state();

        Answer shown = revert("?dry_run=true", "'to_version': " + then);
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.inner().get("events")).hasSize(2);
        assertThat(shown.inner().get("tunnels").get(0).get("changes").toString())
                .isEqualTo(("[{'attribute':'ikepolicy.pfs','before':'group20','after':'group14'},"
                                + "{'attribute':'mtu','before':1400,'after':1500},"
                                + "{'attribute':'name','before':'renamed','after':'vpnconnection1'}]")
                        .replace('\'', '"'));
        assertThat(state()).isEqualTo(before);

        Answer done = revert("", "'to_version': " + then);
        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(done.inner().get("version").longValue()).isEqualTo(before.version() + 2);
        assertThat(connection(connection).mtu()).isEqualTo(1500);
        assertThat(API.commands.causes.getLast().causationId())
                .isEqualTo("change-set/" + done.inner().get("id").stringValue());
    }

    @Test
    void aDeletedConnectionNeedsAKeyAndIsMadeAgainWithItsId() {
        String id = site.connect("").id();
        long then = state().version();
        site.send("DELETE", Site.CONNECTIONS + "/" + id, "");
        int kept = API.secrets.kept.size();

        Answer shown = revert("?dry_run=true", "'to_version': " + then);
        assertThat(shown.inner().get("psks_needed").toString()).isEqualTo("[\"" + id + "\"]");
        Answer refused = revert("", "'to_version': " + then);
        assertThat(refused.refusal()).isEqualTo("409 PreSharedKeyNeeded");
        assertThat(refused.message()).contains(id);

        API.secrets.lingering.add(ConnectionId.of(id));
        assertThat(revert("", "'to_version': " + then + ", 'psks': {'" + id + "': 'an0ther'}")
                        .status())
                .as("it would be destroyed with the former one")
                .isEqualTo(503);
        API.secrets.lingering.clear();
        assertThat(API.secrets.kept).hasSize(kept);

        Answer done = revert("", "'to_version': " + then + ", 'psks': {'" + id + "': 'an0ther'}");
        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(API.secrets.open(connection(id).psk())).isPresent();
        assertThat(done.http().headers().firstValue(Answers.WARNING).orElse("")).startsWith("weak: psk");
    }

    @Test
    void aReplacedKeyStaysAndTheAnswerSaysSo() {
        String id = site.connect("").id();
        long then = state().version();
        site.change(id, "'mtu': 1400, 'psk': 'n3xt'");
        Answer done = revert("", "'to_version': " + then);
        assertThat(done.inner().get("psks_kept").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(connection(id).psk().version()).isEqualTo(2);
        assertThat(connection(id).mtu()).isEqualTo(1500);
        assertThat(revert("", "'to_version': " + then + ", 'psks': {'" + id + "': 'k'}")
                        .refusal())
                .as("it has one")
                .isEqualTo("400 HTTPBadRequest");
    }

    @Test
    void oneResourceAlone() {
        long then = state().version();
        site.send("PUT", "/v2.0/vpn/ikepolicies/" + site.ike(), "{'ikepolicy': {'name': 'x'}}");
        site.send("PUT", "/v2.0/vpn/ipsecpolicies/" + site.ipsec(), "{'ipsecpolicy': {'name': 'x'}}");
        Answer done = revert("", "'to_version': " + then + ", 'resource': {'ikepolicy': '" + site.ike() + "'}");
        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(Objects.requireNonNull(state().vpn().ikePolicies().get(IkePolicyId.of(site.ike())))
                        .name())
                .isEqualTo("ikepolicy1");
        assertThat(state().vpn().ipsecPolicies().values())
                .singleElement()
                .satisfies(it -> assertThat(it.name()).isEqualTo("x"));
    }

    @Test
    void refusesWhatThereIsNotAndWasNotAndWhatIsInUse() {
        Map<String, String> ids = Map.of(
                "subnet", site.subnet(),
                "router", site.router(),
                "vpnservice", site.service(),
                "ikepolicy", site.ike(),
                "ipsecpolicy", site.ipsec());
        site.connect("");
        ids.forEach((noun, id) -> {
            assertThat(revert("?dry_run=true", one(1, noun, UUID.randomUUID().toString()))
                            .status())
                    .as("unknown " + noun)
                    .isEqualTo(404);
            Answer inUse = revert("?dry_run=true", one(1, noun, id));
            assertThat(inUse.status()).as(noun + ": " + inUse.body()).isEqualTo(409);
        });
    }

    private static String one(long version, String noun, String id) {
        return "'to_version': " + version + ", 'resource': {'" + noun + "': '" + id + "'}";
    }

    @Test
    void countsAtAVersionAndOnceUnderOneKey() {
        long then = state().version();
        site.send("PUT", "/v2.0/vpn/ikepolicies/" + site.ike(), "{'ikepolicy': {'name': 'x'}}");
        String body = "{'revert': {'to_version': " + then + "}}";
        assertThat(API.with(site.project(), "POST", REVERT, body, "If-Match", "\"" + then + "\"")
                        .refusal())
                .isEqualTo("412 RevisionNumberConstraintFailed");
        Answer first = API.with(site.project(), "POST", REVERT, body, "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(201);
        site.send("PUT", "/v2.0/vpn/ikepolicies/" + site.ike(), "{'ikepolicy': {'name': 'y'}}");
        int events = API.commands.events.size();
        assertThat(API.with(site.project(), "POST", REVERT, body, "Idempotency-Key", "k")
                        .status())
                .isEqualTo(201);
        assertThat(API.commands.events).hasSize(events);
    }

    @Test
    void saysWhatIsWrongAndNeverShowsAKey() {
        long now = state().version();
        assertThat(revert("", "'to_version': " + (now + 1)).message())
                .isEqualTo("Invalid input for to_version. Reason: the project is at version " + now + ".");
        assertThat(revert("", "'to_version': 0").status()).isEqualTo(400);
        assertThat(revert("", "'resource': {}").message()).contains("'to_version'");
        assertThat(revert("", "'to_version': 1, 'resource': {'ikepolicy': 'x'}").message())
                .contains("'x' is not a valid UUID");
        for (String psks :
                new String[] {"'s3cret'", "['s3cret']", "{'x': 's3cret'}", "{'" + site.ike() + "': ['s3cret']}"}) {
            Answer answer = revert("", "'to_version': 1, 'psks': " + psks);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("s3cret");
        }
        assertThat(API.send(site.project() + ":reader", "POST", REVERT, "{'revert': {'to_version': 1}}")
                        .refusal())
                .isEqualTo("403 PolicyNotAuthorized");
    }

    private Answer revert(String parameters, String attributes) {
        return site.send("POST", REVERT + parameters, "{'revert': {" + attributes + "}}");
    }

    private SiteConnection connection(String id) {
        return Objects.requireNonNull(state().vpn().connections().get(ConnectionId.of(id)));
    }

    private ProjectState state() {
        return API.commands.state(project);
    }
}
