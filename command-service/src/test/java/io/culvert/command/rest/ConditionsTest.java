package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.CryptoPolicy;
import io.culvert.command.domain.InventoryKeeper;
import io.culvert.command.domain.Terms;
import io.culvert.command.rest.Api.Answer;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How a client may want a write carried out, besides what it writes. */
class ConditionsTest {
    private static final Api API = new Api();
    private static final String IKE = "/v2.0/vpn/ikepolicies";

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void anAnswerHasTheRevisionAsItsTagAndAChangeAtAnotherIsRefused() {
        Answer made = post("{'ikepolicy': {'name': 'a'}}");
        String tag = header(made, "ETag");
        String body = "{'ikepolicy': {'name': 'b'}}";
        Answer changed = API.with("PUT", IKE + "/" + made.id(), body, "If-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(header(changed, "ETag")).isNotEqualTo(tag);

        Answer stale = API.with("PUT", IKE + "/" + made.id(), "{'ikepolicy': {'name': 'c'}}", "If-Match", tag);
        assertThat(stale.refusal()).isEqualTo("412 RevisionNumberConstraintFailed");
        String neutrons = "revision_number=" + tag.replace("\"", "");
        assertThat(API.with("DELETE", IKE + "/" + made.id(), "", "If-Match", neutrons)
                        .refusal())
                .isEqualTo("412 RevisionNumberConstraintFailed");
        assertThat(API.with("DELETE", IKE + "/" + made.id(), "", "If-Match", "*, \"7\"")
                        .refusal())
                .isEqualTo("400 HTTPBadRequest");
        assertThat(API.with("DELETE", IKE + "/" + made.id(), "", "If-Match", header(changed, "ETag"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whatTheOriginalDoesNotHaveIsShownOnlyToWhoAsks() {
        Answer made = post("{'ikepolicy': {'name': 'a'}}");
        assertThat(made.inner().has("revision_number")).isFalse();
        Answer asked = API.with("PUT", IKE + "/" + made.id(), "{'ikepolicy': {}}", "X-Culvert-Extended", "true");
        assertThat(asked.inner().get("created_at").stringValue()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(asked.inner().get("revision_number").longValue()).isPositive();
        assertThat(asked.inner().get("tags").isEmpty()).isTrue();
    }

    @Test
    void theSameKeyCreatesOnceAndNoOtherRequestMayHaveIt() {
        String body = "{'ikepolicy': {'name': 'once'}}";
        Answer first = API.with("POST", IKE, body, "Idempotency-Key", "k1");
        int events = API.commands.events.size();
        Answer again = API.with("POST", IKE, body, "Idempotency-Key", "k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(API.commands.events).hasSize(events);
        assertThat(API.with("POST", IKE, "{'ikepolicy': {'name': 'twice'}}", "Idempotency-Key", "k1")
                        .refusal())
                .isEqualTo("422 IdempotencyKeyReused");

        API.delete(IKE + "/" + first.id());
        assertThat(API.with("POST", IKE, body, "Idempotency-Key", "k1").refusal())
                .isEqualTo("409 IdempotencyKeyUsed");
        assertThat(API.with("POST", IKE, body, "Idempotency-Key", " ").refusal())
                .isEqualTo("400 HTTPBadRequest");
    }

    @Test
    void aRepeatedConnectionLeavesNoSecondSecret() {
        Site site = Site.in(API);
        String body = "{'ipsec_site_connection': {" + site.required("s3cret") + "}}";
        Answer first = API.with(site.project(), "POST", Site.CONNECTIONS, body, "Idempotency-Key", "k2");
        int secrets = API.secrets.kept.size();
        Answer again = API.with(site.project(), "POST", Site.CONNECTIONS, body, "Idempotency-Key", "k2");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(API.secrets.kept).hasSize(secrets);
    }

    @Test
    void manyAreCreatedTogetherOrNotAtAll() {
        Answer made = post("{'ikepolicies': [{'name': 'a'}, {'name': 'b'}]}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.inner()).hasSize(2);

        int events = API.commands.events.size();
        API.commands.terms = new Terms(Map.of(), CryptoPolicy.parse(List.of("forbid pfs group2")), InventoryKeeper.OWN);
        Answer refused = post("{'ikepolicies': [{'name': 'a'}, {'name': 'b', 'pfs': 'group2'}]}");
        API.commands.terms = Terms.DEFAULT;
        assertThat(refused.refusal()).isEqualTo("400 CryptoForbidden");
        assertThat(API.commands.events).hasSize(events);
        assertThat(post("{'ikepolicies': [{'project_id': 'east'}, {'project_id': 'west'}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theSecretsOfConnectionsThatAreNotMadeTogetherAreDestroyed() {
        Site site = Site.in(API);
        int secrets = API.secrets.kept.size();
        Answer refused = site.send(
                "POST",
                Site.CONNECTIONS,
                "{'ipsec_site_connections': [{" + site.required("a") + "}, {" + site.required("b") + ", 'mtu': 1}]}");
        assertThat(refused.refusal()).isEqualTo("400 IPsecSiteConnectionMtuError");
        assertThat(API.secrets.kept).hasSize(secrets);
    }

    @Test
    void aDryRunTellsTheEventsAndTheHostActionsAndWritesNothing() {
        Site site = Site.in(API);
        int events = API.commands.events.size();
        int secrets = API.secrets.kept.size();
        Answer answer = site.send(
                "POST",
                Site.CONNECTIONS + "?dry_run=true",
                "{'ipsec_site_connection': {" + site.required("hunter2") + "}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.inner().get("events").get(0).get("type").stringValue())
                .isEqualTo("io.culvert.site-connection.created.v3");
        assertThat(answer.inner().get("host_actions").get(0).get("action").stringValue())
                .isEqualTo("load");
        assertThat(answer.body()).doesNotContain("hunter2");
        assertThat(API.commands.events).hasSize(events);
        assertThat(API.secrets.kept).hasSize(secrets);

        assertThat(site.send("DELETE", "/v2.0/vpn/ikepolicies/" + site.ike() + "?dry_run=true", "")
                        .status())
                .isEqualTo(200);
        assertThat(site.send("DELETE", "/v2.0/vpn/vpnservices/" + site.service() + "?dry_run=perhaps", "")
                        .refusal())
                .isEqualTo("400 HTTPBadRequest");
        String both = "/v2.0/vpn/ikepolicies?dry_run=false&dry_run=true";
        assertThat(site.send("POST", both, "{'ikepolicy': {}}").refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(API.commands.events).hasSize(events);
    }

    @Test
    void aPolicyInUseIsChangedOnRequest() {
        Site site = Site.in(API);
        site.connect("");
        String path = "/v2.0/vpn/ikepolicies/" + site.ike();
        String body = "{'ikepolicy': {'pfs': 'group19'}}";
        assertThat(site.send("PUT", path, body).refusal()).isEqualTo("409 IKEPolicyInUse");
        Answer dry = site.send("PUT", path + "?in_use=apply&dry_run=true", body);
        assertThat(dry.inner().get("host_actions").get(0).get("action").stringValue())
                .isEqualTo("replace");
        assertThat(site.send("PUT", path + "?in_use=apply", body)
                        .inner()
                        .get("pfs")
                        .stringValue())
                .isEqualTo("group19");
        assertThat(site.send("PUT", path + "?in_use=maybe", body).refusal()).isEqualTo("400 HTTPBadRequest");
    }

    @Test
    void tagsAreWrittenUnderTheSameConditions() {
        Answer made = post("{'ikepolicy': {}}");
        String tags = IKE + "/" + made.id() + "/tags";
        Answer dry = API.put(tags + "?dry_run=true", "{'tags': ['a']}");
        assertThat(dry.inner().get("events").size()).isEqualTo(1);
        assertThat(API.put(tags + "/b?dry_run=true", "").status()).isEqualTo(200);
        assertThat(API.put(tags + "/b", "").status()).isEqualTo(201);
        assertThat(API.with("PUT", tags + "/c", "", "If-Match", header(made, "ETag"))
                        .refusal())
                .isEqualTo("412 RevisionNumberConstraintFailed");
        Answer shown = API.with("PUT", IKE + "/" + made.id(), "{'ikepolicy': {}}", "X-Culvert-Extended", "true");
        assertThat(shown.inner().get("tags").toString()).isEqualTo("[\"b\"]");
    }

    @Test
    void weakCryptoIsWarnedAgainstInTheAnswer() {
        Answer weak = post("{'ikepolicy': {'auth_algorithm': 'sha1', 'pfs': 'group2'}}");
        assertThat(weak.http().headers().allValues("X-Culvert-Warning"))
                .containsExactly("weak: auth_algorithm sha1", "weak: pfs group2");
        assertThat(post("{'ikepolicy': {}}").http().headers().allValues("X-Culvert-Warning"))
                .isEmpty();
    }

    @Test
    void thePutAnswerEchoesALifetimeAsItWasSent() {
        String path = IKE + "/" + post("{'ikepolicy': {}}").id();
        Answer text = API.put(path, "{'ikepolicy': {'lifetime': {'value': '7200'}}}");
        assertThat(text.inner().get("lifetime").get("value").isString()).isTrue();
        Answer number = API.put(path, "{'ikepolicy': {'lifetime': {'value': 7200}}}");
        assertThat(number.inner().get("lifetime").get("value").isInt()).isTrue();
    }

    @Test
    void anAdminSetsLimitsAndTheyHold() {
        String body = "{'quota': {'ikepolicy': '1'}}";
        assertThat(API.send("q:member", "PUT", "/v2.0/quotas/q", body).refusal())
                .isEqualTo("403 PolicyNotAuthorized");
        Answer set = API.send("x:admin", "PUT", "/v2.0/quotas/q", body);
        assertThat(set.inner().get("ikepolicy").intValue()).isEqualTo(1);
        assertThat(set.inner().get("vpnservice").intValue()).isEqualTo(-1);
        assertThat(API.send("q", "POST", IKE, "{'ikepolicy': {}}").status()).isEqualTo(201);
        assertThat(API.send("q", "POST", IKE, "{'ikepolicy': {}}").refusal()).isEqualTo("409 OverQuota");
        assertThat(API.send("x:admin", "PUT", "/v2.0/quotas/q", "{'quota': {'ikepolicy': -2}}")
                        .status())
                .isEqualTo(400);
        assertThat(API.send("x:admin", "DELETE", "/v2.0/quotas/q", "").status()).isEqualTo(204);
        assertThat(API.send("q", "POST", IKE, "{'ikepolicy': {}}").status()).isEqualTo(201);
        assertThat(API.commands.state(new ProjectId("q")).quotas()).doesNotContainKey(ResourceKind.IKE_POLICY);
    }

    @Test
    void anAdminWritesInWhateverProjectAResourceIs() {
        String path = IKE + "/" + post("{'ikepolicy': {}}").id();
        assertThat(API.send("west", "PUT", path, "{'ikepolicy': {'name': 'x'}}").refusal())
                .isEqualTo("404 IKEPolicyNotFound");
        Answer changed = API.send("west:admin", "PUT", path, "{'ikepolicy': {'name': 'x'}}");
        assertThat(changed.inner().get("project_id").stringValue()).isEqualTo("east");
        assertThat(API.send("west:admin", "DELETE", path, "").status()).isEqualTo(204);
    }

    @Test
    void tagsComeAndGo() {
        String tags = IKE + "/" + post("{'ikepolicy': {}}").id() + "/tags";
        Answer replaced = API.put(tags, "{'tags': ['b', 'a']}");
        assertThat(replaced.body()).isEqualTo("{\"tags\":[\"a\",\"b\"]}");
        assertThat(API.put(tags + "/c", "").status()).isEqualTo(201);
        assertThat(API.delete(tags + "/a").status()).isEqualTo(204);
        assertThat(API.delete(tags + "/a").refusal()).isEqualTo("404 TagNotFound");
        assertThat(API.put(tags, "{'tags': ['a,b']}").refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(API.delete(tags).status()).isEqualTo(204);
        assertThat(API.delete(tags + "/c").refusal()).isEqualTo("404 TagNotFound");
        assertThat(API.put(IKE + "/11111111-0000-4000-8000-000000000001/tags", "{'tags': []}")
                        .refusal())
                .isEqualTo("404 IKEPolicyNotFound");
    }

    private static Answer post(String body) {
        return API.post(IKE, body);
    }

    private static String header(Answer answer, String name) {
        return answer.http().headers().firstValue(name).orElse("");
    }
}
