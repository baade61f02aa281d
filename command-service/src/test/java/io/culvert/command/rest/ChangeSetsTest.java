package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.CryptoPolicy;
import io.culvert.command.domain.InventoryKeeper;
import io.culvert.command.domain.Terms;
import io.culvert.command.rest.Api.Answer;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several writes as one unit of work. */
class ChangeSetsTest {
    private static final Api API = new Api();
    static final String SETS = "/v2.0/change-sets";

    @AfterAll
    static void stop() {
        API.close();
    }

    private final Site site = Site.in(API);
    private final ProjectId project = new ProjectId(site.project());

    @Test
    void carriesOutAllOfItsOperationsAndLetsThemNameEachOther() {
        String connection = site.connect("").id();
        int events = API.commands.events.size();
        Answer answer = set(
                "{'create': 'ikepolicy', 'as': 'strong', 'body': {'pfs': 'group20'}}",
                "{'create': 'ipsec_site_connection', 'as': 'other', 'body': {" + required()
                        + ", 'ikepolicy_id': '#strong'}}",
                "{'update': 'ipsec_site_connection', 'id': '#other', 'body': {'mtu': 1400}}",
                "{'delete': 'ipsec_site_connection', 'id': '" + connection + "'}",
                "{'remove_router_interface': '" + site.router() + "', 'body': {'subnet_id': '" + site.subnet() + "'}}");
        assertThat(answer.refusal()).as("a tunnel ends there").isEqualTo("409 SubnetInUseByVPNService");
        assertThat(answer.message()).startsWith("operations[4], RemoveRouterInterface: Subnet ");
        assertThat(API.commands.events).hasSize(events);

        answer = set(
                "{'create': 'ikepolicy', 'as': 'strong', 'body': {'pfs': 'group20'}}",
                "{'create': 'ipsec_site_connection', 'as': 'other', 'body': {" + required()
                        + ", 'ikepolicy_id': '#strong'}}",
                "{'update': 'ipsec_site_connection', 'id': '#other', 'body': {'mtu': 1400}}",
                "{'delete': 'ipsec_site_connection', 'id': '" + connection + "'}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode results = answer.inner().get("results");
        String made = results.get(0).get("id").stringValue();
        assertThat(results.get(1).get("resource").get("ikepolicy_id").stringValue())
                .isEqualTo(made);
        assertThat(results.get(2).get("resource").get("mtu").intValue()).isEqualTo(1400);
        assertThat(results.get(3).has("resource")).isFalse();
        assertThat(answer.inner().get("version").longValue()).isEqualTo(state().version());
        assertThat(state().vpn().connections()).hasSize(1);
        assertThat(API.commands.causes.getLast().causationId())
                .isEqualTo("change-set/" + answer.inner().get("id").stringValue());
    }

    @Test
    void aWholeSiteIsOneOfThem() {
        String project = "q" + site.project();
        Answer answer = API.send(
                project,
                "POST",
                SETS,
                body(
                        "{'create': 'network', 'as': 'public', 'body': {'router:external': true}}",
                        "{'create': 'subnet', 'body': {'network_id': '#public', 'cidr': '172.24.4.0/24'}}",
                        "{'create': 'network', 'as': 'inner', 'body': {}}",
                        "{'create': 'subnet', 'as': 's', 'body': {'network_id': '#inner', 'cidr': '10.1.0.0/24'}}",
                        "{'create': 'router', 'as': 'r', 'body': {'external_gateway_info': {'network_id': '#public'}}}",
                        "{'add_router_interface': '#r', 'body': {'subnet_id': '#s'}}",
                        "{'create': 'endpoint_group', 'body': {'type': 'subnet', 'endpoints': ['#s']}}",
                        "{'create': 'vpnservice', 'body': {'router_id': '#r', 'subnet_id': '#s'}}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(API.commands.state(new ProjectId(project)).vpn().services()).hasSize(1);
    }

    @Test
    void saysWhichOperationIsWrongAndNeverShowsAKey() {
        assertThat(refused(
                        "{'create': 'ikepolicy', 'body': {}}", "{'create': 'ikepolicy', 'body': {'pfs': 'group99'}}"))
                .startsWith("400 operations[1]: Invalid input for pfs. Reason: 'group99' is not in");
        assertThat(refused("{'create': 'teapot'}")).startsWith("400 operations[0]: Invalid input for create");
        assertThat(refused("{'create': 'ikepolicy', 'delete': 'ikepolicy'}"))
                .startsWith("400 operations[0]: an operation has one of");
        assertThat(refused("{'update': 'ikepolicy', 'id': '#it', 'body': {}}"))
                .isEqualTo(
                        "400 operations[0]: Invalid input for id. Reason: '#it' is the name of no operation before it.");
        assertThat(refused("{'delete': 'ikepolicy', 'id': 'x'}")).contains("'x' is not a valid UUID");
        assertThat(refused("{'create': 'ikepolicy', 'as': 'a'}", "{'create': 'ikepolicy', 'as': 'a'}"))
                .startsWith("400 operations[1]: Invalid input for as.");
        assertThat(refused("{'create': 'ikepolicy', 'id': '" + site.ike() + "'}"))
                .isEqualTo("400 operations[0]: Invalid input for id. Reason: not for this operation.");
        assertThat(refused("{'create': 'ikepolicy', 'body': {'project_id': 'west'}}"))
                .contains("admin privileges");
        assertThat(refused("['s3cret']")).isEqualTo("400 operations[0]: not a dictionary");
        assertThat(refused("{'create': 'ikepolicy', 'body': 's3cret'}")).doesNotContain("s3cret");
        assertThat(site.send("POST", SETS, "{'change_set': {'operations': {'psk': 's3cret'}}}")
                        .body())
                .doesNotContain("s3cret");
        assertThat(site.send("POST", SETS, "{'change_set': {'operations': []}}").refusal())
                .isEqualTo("400 HTTPBadRequest");
        assertThat(API.send(site.project() + ":reader", "POST", SETS, body("{'create': 'ikepolicy'}"))
                        .refusal())
                .isEqualTo("403 PolicyNotAuthorized");
    }

    private String refused(String... operations) {
        Answer answer = set(operations);
        return answer.status() + " " + answer.message();
    }

    @Test
    void aRefusalLeavesNoKeyBehind() {
        int kept = API.secrets.kept.size();
        Answer answer = set(
                "{'create': 'ipsec_site_connection', 'body': {" + required() + "}}",
                "{'delete': 'ikepolicy', 'id': '" + site.ike() + "'}");
        assertThat(answer.refusal()).isEqualTo("409 IKEPolicyInUse");
        assertThat(set(
                                "{'create': 'ipsec_site_connection', 'body': {" + required() + "}}",
                                "{'create': 'ikepolicy', 'body': {'pfs': 'group99'}}")
                        .status())
                .isEqualTo(400);
        assertThat(API.secrets.kept).hasSize(kept);
    }

    @Test
    void tellsAGeneratedKeyOnceAndWarnsOfAWeakOne() {
        Answer answer = set(
                "{'create': 'ipsec_site_connection', 'body': {"
                        + required().replace("'psk': 's3cret'", "'generate_psk': true") + "}}",
                "{'create': 'ikepolicy', 'body': {'auth_algorithm': 'sha1'}}");
        assertThat(answer.inner()
                        .get("results")
                        .get(0)
                        .get("resource")
                        .get("psk")
                        .stringValue())
                .hasSize(43);
        assertThat(answer.http().headers().allValues(Answers.WARNING)).containsExactly("weak: auth_algorithm sha1");
    }

    @Test
    void keepsToQuotasAndToTheOperatorsCryptography() {
        API.commands.terms = new Terms(
                Map.of(ResourceKind.IKE_POLICY, 2),
                CryptoPolicy.parse(List.of("forbid pfs group2")),
                InventoryKeeper.OWN);
        try {
            assertThat(set("{'create': 'ikepolicy'}", "{'create': 'ikepolicy'}").refusal())
                    .isEqualTo("409 OverQuota");
            assertThat(set("{'delete': 'ikepolicy', 'id': '" + site.ike() + "'}", "{'create': 'ikepolicy'}")
                            .status())
                    .isEqualTo(201);
            assertThat(set("{'create': 'ipsecpolicy', 'body': {'pfs': 'group2'}}")
                            .refusal())
                    .isEqualTo("400 CryptoForbidden");
        } finally {
            API.commands.terms = Terms.DEFAULT;
        }
    }

    @Test
    void countsOnlyWhileNothingElseIsWanted() {
        Answer first = set("{'create': 'ikepolicy'}");
        String tag = first.http().headers().firstValue("ETag").orElseThrow();
        String body = body("{'create': 'ikepolicy'}");
        assertThat(API.with(site.project(), "POST", SETS, body, "If-Match", tag).status())
                .isEqualTo(201);
        assertThat(API.with(site.project(), "POST", SETS, body, "If-Match", tag).refusal())
                .isEqualTo("412 RevisionNumberConstraintFailed");
        assertThat(set("{'update': 'ikepolicy', 'id': '" + site.ike()
                                + "', 'revision_number': 1, 'body': {'name': 'x'}}")
                        .refusal())
                .isEqualTo("412 RevisionNumberConstraintFailed");
    }

    @Test
    void aPolicyInUseIsChangedByWhoSaysSo() {
        site.connect("");
        String change = body("{'update': 'ikepolicy', 'id': '" + site.ike() + "', 'body': {'pfs': 'group20'}}");
        assertThat(site.send("POST", SETS, change).refusal()).isEqualTo("409 IKEPolicyInUse");
        assertThat(site.send("POST", SETS + "?in_use=apply", change).status()).isEqualTo(201);
    }

    @Test
    void theSameKeyCarriesItOutOnce() {
        String body = body("{'create': 'ikepolicy', 'as': 'a'}", "{'delete': 'ikepolicy', 'id': '" + site.ike() + "'}");
        Answer first = API.with(site.project(), "POST", SETS, body, "Idempotency-Key", "k");
        int events = API.commands.events.size();
        Answer again = API.with(site.project(), "POST", SETS, body, "Idempotency-Key", "k");
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.inner().get("results")).isEqualTo(first.inner().get("results"));
        assertThat(again.inner().get("status").stringValue()).isEqualTo("closed");
        assertThat(API.commands.events).hasSize(events);
        assertThat(API.with(site.project(), "POST", SETS, body("{'create': 'ikepolicy'}"), "Idempotency-Key", "k")
                        .refusal())
                .isEqualTo("422 IdempotencyKeyReused");
    }

    @Test
    void aDryRunTellsWhatBecomesOfEveryTunnel() {
        String connection = site.connect("").id();
        String other = site.connect(", 'peer_cidrs': '10.3.0.0/24'").id();
        ProjectState before = state();
        Answer answer = site.send(
                "POST",
                SETS + "?dry_run=true&in_use=apply",
                body(
                        "{'create': 'ikepolicy', 'as': 'new', 'body': {'pfs': 'group20'}}",
                        "{'create': 'ipsec_site_connection', 'body': {" + required()
                                + ", 'ikepolicy_id': '#new', 'peer_cidrs': '10.4.0.0/24'}}",
                        "{'update': 'ipsec_site_connection', 'id': '" + connection
                                + "', 'body': {'mtu': 1400, 'name': 'x', 'psk': 'n3xt'}}",
                        "{'update': 'ipsec_site_connection', 'id': '" + connection + "', 'body': {'mtu': 1401}}",
                        "{'delete': 'ipsec_site_connection', 'id': '" + other + "'}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(state()).isEqualTo(before);
        assertThat(answer.inner().get("events")).hasSize(5);
        assertThat(answer.inner().get("host_actions")).hasSize(3);
        assertThat(answer.inner().get("tunnels_untouched").intValue()).isZero();
        assertThat(fates(answer)).containsExactlyInAnyOrder("created", "reloaded", "dropped");
        JsonNode changed = StreamSupport.stream(answer.inner().get("tunnels").spliterator(), false)
                .filter(each -> each.get("fate").stringValue().equals("reloaded"))
                .findFirst()
                .orElseThrow();
        assertThat(changed.get("ipsec_site_connection_id").stringValue()).isEqualTo(connection);
        assertThat(changed.get("changes").toString())
                .isEqualTo(("[{'attribute':'mtu','before':1500,'after':1401},"
                                + "{'attribute':'name','before':'vpnconnection1','after':'x'},{'attribute':'psk'}]")
                        .replace('\'', '"'));
        assertThat(answer.body()).doesNotContain("n3xt", "s3cret");
    }

    @Test
    void aDryRunOfASingleChangeTellsItToo() {
        String connection = site.connect("").id();
        Answer answer = site.send(
                "PUT",
                "/v2.0/vpn/ikepolicies/" + site.ike() + "?dry_run=true&in_use=apply",
                "{'ikepolicy': {'pfs': 'group20'}}");
        assertThat(fates(answer)).containsExactly("rekeyed");
        assertThat(answer.inner().get("tunnels").get(0).get("changes").toString())
                .isEqualTo("[{\"attribute\":\"ikepolicy.pfs\",\"before\":\"group14\",\"after\":\"group20\"}]");
        JsonNode file = answer.inner().at("/configuration/0/files/0");
        assertThat(file.at("/ipsec_site_connection_ids/0").stringValue()).isEqualTo(connection);
        assertThat(file.get("fate").stringValue()).isEqualTo("changed");
        assertThat(file.get("diff").stringValue())
                .contains(
                        "\n-        proposals = \"aes256-sha256-modp2048\"\n+        proposals = \"aes256-sha256-ecp384\"\n");
        answer = site.send("DELETE", Site.CONNECTIONS + "/" + connection + "?dry_run=true", "");
        assertThat(fates(answer)).containsExactly("dropped");
        answer = site.send("POST", "/v2.0/vpn/ikepolicies?dry_run=true", "{'ikepolicy': {}}");
        assertThat(fates(answer)).isEmpty();
        assertThat(answer.inner().get("tunnels_untouched").intValue()).isEqualTo(1);
    }

    private static List<String> fates(Answer answer) {
        return StreamSupport.stream(answer.inner().get("tunnels").spliterator(), false)
                .map(each -> each.get("fate").stringValue())
                .toList();
    }

    @Test
    void whatIsAnothersIsNotThere() {
        Answer answer = API.send("west", "POST", SETS, body("{'delete': 'ikepolicy', 'id': '" + site.ike() + "'}"));
        assertThat(answer.refusal()).isEqualTo("404 IKEPolicyNotFound");
        String asAdmin = "{'change_set': {'project_id': '" + site.project()
                + "', 'operations': [{'delete': 'ikepolicy', 'id': '" + site.ike() + "'}]}}";
        assertThat(API.send("west", "POST", SETS, asAdmin).status()).isEqualTo(400);
        assertThat(API.send("west:admin", "POST", SETS, asAdmin).status()).isEqualTo(201);
    }

    @Test
    void theKeyOfAConnectionIsReplacedInIt() {
        ConnectionId connection = ConnectionId.of(site.connect("").id());
        Answer answer = set("{'update': 'ipsec_site_connection', 'id': '" + connection + "', 'body': {'psk': 'n3xt'}}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(Objects.requireNonNull(state().vpn().connections().get(connection))
                        .psk()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void waitsToBeConfirmedAndIsTakenBackOnRequest() {
        Answer opened = tentatively("'confirm_within_seconds': 60, 'until': 'active'", "200");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.inner().get("status").stringValue()).isEqualTo("open");
        assertThat(opened.inner().get("until").stringValue()).isEqualTo("active");
        assertThat(Instant.parse(opened.inner().get("confirm_by").stringValue()))
                .isAfter(Instant.now());
        String path = SETS + "/" + opened.id();

        Answer shown = site.send("POST", path + "/revert?dry_run=true", "");
        assertThat(shown.inner().get("events")).hasSize(2);
        assertThat(state().changeSets()).hasSize(1);
        assertThat(API.send("west", "POST", path + "/confirm", "").refusal()).isEqualTo("404 ChangeSetNotFound");
        assertThat(API.send(site.project() + ":reader", "POST", path + "/confirm", "")
                        .status())
                .isEqualTo(403);

        Answer back = site.send("POST", path + "/revert", "");
        assertThat(back.inner().get("status").stringValue()).isEqualTo("reverted");
        assertThat(back.inner().get("left").isEmpty()).isTrue();
        assertThat(lifetime()).isEqualTo(3600);
        assertThat(site.send("POST", path + "/revert", "").refusal()).isEqualTo("404 ChangeSetNotFound");
        assertThat(site.send("POST", SETS + "/x/confirm", "").refusal()).isEqualTo("404 ChangeSetNotFound");

        Answer again = tentatively("'confirm_within_seconds': 60", "300");
        String asAdmin = "{'project_id': '" + site.project() + "'}";
        Answer stays = API.send("west:admin", "POST", SETS + "/" + again.id() + "/confirm", asAdmin);
        assertThat(stays.inner().get("status").stringValue()).isEqualTo("confirmed");
        assertThat(lifetime()).isEqualTo(300);
    }

    @Test
    void saysWhatWasLeftAndWhy() {
        Answer opened = tentatively("'confirm_within_seconds': 60", "200");
        site.send("PUT", "/v2.0/vpn/ikepolicies/" + site.ike(), "{'ikepolicy': {'name': 'x'}}");
        Answer back = site.send("POST", SETS + "/" + opened.id() + "/revert", "");
        assertThat(back.inner().get("left").toString())
                .contains("\"kind\":\"ikepolicy\"", site.ike(), "it was changed since");
    }

    @Test
    void howLongItWaitsIsHeldToReason() {
        assertThat(tentatively("'confirm_within_seconds': 0", "200").status()).isEqualTo(400);
        assertThat(tentatively("'confirm_within_seconds': 86401", "200").message())
                .contains("'86401' is more than");
        assertThat(tentatively("'until': 'active'", "200").message()).contains("nothing waits");
        assertThat(tentatively("'confirm_within_seconds': 9, 'until': 'noon'", "200")
                        .message())
                .contains("'noon' is not in ['confirmed', 'active']");
    }

    @Test
    void aWayBackMayWaitToo() {
        long then = state().version();
        site.send("PUT", "/v2.0/vpn/ikepolicies/" + site.ike(), "{'ikepolicy': {'lifetime': {'value': 200}}}");
        Answer opened = site.send(
                "POST", "/v2.0/revert", "{'revert': {'to_version': " + then + ", 'confirm_within_seconds': 60}}");
        assertThat(opened.inner().get("status").stringValue()).isEqualTo("open");
        assertThat(lifetime()).isEqualTo(3600);
        site.send("POST", SETS + "/" + opened.id() + "/revert", "");
        assertThat(lifetime()).isEqualTo(200);
    }

    private Answer tentatively(String how, String lifetime) {
        String operation = "{'update': 'ikepolicy', 'id': '" + site.ike() + "', 'body': {'lifetime': {'value': "
                + lifetime + "}}}";
        return site.send("POST", SETS, "{'change_set': {" + how + ", 'operations': [" + operation + "]}}");
    }

    private int lifetime() {
        return Objects.requireNonNull(state().vpn().ikePolicies().get(IkePolicyId.of(site.ike())))
                .lifetime()
                .seconds();
    }

    private ProjectState state() {
        return API.commands.state(project);
    }

    private String required() {
        return site.required("s3cret");
    }

    private Answer set(String... operations) {
        return site.send("POST", SETS, body(operations));
    }

    static String body(String... operations) {
        return "{'change_set': {'operations': [" + String.join(", ", operations) + "]}}";
    }
}
