package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.desired.HostActions;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.resource.QuotaLimit;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.TransformProtocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
    private static final CreateIkePolicy WEAK = new CreateIkePolicy(Defaults.NEUTRON.ikePolicy(Lab.IKE));
    private static final CreateIkePolicy STRONG = new CreateIkePolicy(Defaults.SECURE.ikePolicy(Lab.IKE));

    @Test
    void weakValuesArePutOnRecord() {
        assertThat(Scenario.EMPTY.events(WEAK))
                .containsExactly(
                        new IkePolicyCreated(WEAK.policy()),
                        new WeakCryptoAccepted(
                                ResourceKind.IKE_POLICY,
                                Lab.IKE.value(),
                                List.of("auth_algorithm sha1", "pfs group5", "ike_version v1")));
        assertThat(Scenario.EMPTY.events(STRONG)).hasSize(1);
    }

    @Test
    void aWeakValueThatWasThereBeforeIsNotJudgedAgain() {
        var renamed = new UpdateIkePolicy(Lab.IKE, IkePolicyChanges.NONE.named("new", ""), InUse.REFUSE);
        assertThat(Scenario.EMPTY
                        .given(WEAK)
                        .under(forbidding("auth_algorithm sha1"))
                        .events(renamed))
                .singleElement()
                .isInstanceOf(IkePolicyUpdated.class);
    }

    @Test
    void forbiddenValuesAreRefusedByNameInPoliciesAndInTunnels() {
        assertThat(Scenario.EMPTY.under(forbidding("pfs group5")).error(WEAK).message())
                .isEqualTo("The operator's crypto policy forbids pfs 'group5'");
        assertThat(Lab.SERVED.under(forbidding("auth_algorithm sha256")).refusal(Lab.connect(Lab.connection())))
                .isEqualTo("400 CryptoForbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forbid encryption_algorithm        | line 2: 'forbid encryption_algorithm' is not a verdict, an",
                "ban encryption_algorithm 3des      | line 2: 'ban' is no verdict; there are allow, warn, forbid",
                "forbid cipher 3des                 | line 2: 'cipher' is no attribute; there are auth_algorithm,",
                "forbid encryption_algorithm 4des   | line 2: '4des' is no value of encryption_algorithm; there are",
            })
    void aPolicyThatMakesNoSenseIsRefusedByItsLine(String line, String message) {
        assertThatThrownBy(() -> CryptoPolicy.parse(List.of("# ours", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aPolicyChangesOnlyWhatItNames() {
        CryptoPolicy policy =
                CryptoPolicy.parse(List.of("allow auth_algorithm sha1 # for now", "", "forbid pfs group2"));
        assertThat(policy.judged(Verdict.WARN, CryptoUse.of(WEAK.policy())))
                .map(CryptoUse::toString)
                .containsExactly("pfs group5", "ike_version v1");
        assertThat(policy.judged(Verdict.FORBID, List.of(new CryptoUse("pfs", "group2"))))
                .hasSize(1);
    }

    @Test
    void aProjectsOwnLimitCountsBeforeTheOperators() {
        Terms one = new Terms(Map.of(ResourceKind.IKE_POLICY, 0), CryptoPolicy.DEFAULT, InventoryKeeper.OWN);
        assertThat(Scenario.EMPTY.under(one).error(STRONG).message())
                .isEqualTo("Quota exceeded for resources: ['ikepolicy'].");

        ChangeQuotas own = new ChangeQuotas(Map.of(ResourceKind.IKE_POLICY, 1));
        assertThat(Scenario.EMPTY.events(own))
                .containsExactly(new QuotasChanged(List.of(new QuotaLimit(ResourceKind.IKE_POLICY, 1))));
        Scenario limited = Scenario.EMPTY.under(one).given(own, STRONG);
        limited.changesNothing(own);
        limited.changesNothing(STRONG); // the same again is no second one
        assertThat(limited.refusal(new CreateIkePolicy(Defaults.SECURE.ikePolicy(new IkePolicyId(Lab.IPSEC.value())))))
                .isEqualTo("409 OverQuota");
    }

    @Test
    void aChangeCountsOnlyAtTheRevisionThatTheClientSaw() {
        long revision = Revisions.of(Lab.SERVED.state(), Lab.IKE);
        var rename = new UpdateIkePolicy(Lab.IKE, IkePolicyChanges.NONE.named("new", ""), InUse.REFUSE);
        assertThat(Lab.SERVED.events(new IfRevision(Lab.IKE, Set.of(revision), rename)))
                .hasSize(1);
        assertThat(Lab.SERVED
                        .error(new IfRevision(Lab.IKE, Set.of(revision - 1), rename))
                        .message())
                .isEqualTo("Constrained to " + (revision - 1) + ", but current revision is " + revision);
        assertThat(Scenario.EMPTY.refusal(new IfRevision(Lab.IKE, Set.of(1L), rename)))
                .isEqualTo("404 IKEPolicyNotFound");
    }

    @Test
    void commandsTogetherSeeWhatThoseBeforeThemLedTo() {
        assertThat(Scenario.EMPTY.events(new Together(List.of(STRONG, new DeleteIkePolicy(Lab.IKE)))))
                .hasSize(2);
        assertThat(Scenario.EMPTY.refusal(new Together(List.of(STRONG, new DeleteIpsecPolicy(Lab.IPSEC)))))
                .isEqualTo("404 IPsecPolicyNotFound");
    }

    @Test
    void aPolicyInUseIsChangedIfTheClientWantsIt() {
        var shorter = PolicyRulesTest.ike(Optional.of(new Lifetime(600)));
        assertThat(Lab.CONNECTED.events(new UpdateIkePolicy(Lab.IKE, shorter, InUse.APPLY)))
                .singleElement()
                .isInstanceOf(IkePolicyUpdated.class);
        assertThat(Lab.CONNECTED.refusal(new UpdateIpsecPolicy(
                        Lab.IPSEC, PolicyRulesTest.ipsec(Optional.of(TransformProtocol.AH_ESP)), InUse.APPLY)))
                .isEqualTo("400 IpsecValidationFailure");
    }

    @Test
    void tagsAreASet() {
        assertThat(Lab.SERVED.events(new TagResource(Lab.IKE, List.of("b", "a", "b"))))
                .containsExactly(new ResourceTagged(ResourceKind.IKE_POLICY, Lab.IKE.value(), List.of("a", "b")));
        Lab.SERVED
                .given(new TagResource(Lab.IKE, List.of("b", "a")))
                .changesNothing(new TagResource(Lab.IKE, List.of("a", "b")));
        assertThat(Scenario.EMPTY.refusal(new TagResource(Lab.IKE, List.of("a"))))
                .isEqualTo("404 IKEPolicyNotFound");
    }

    @Test
    void aHostReplacesTheTunnelsOfAChangedPolicyAndNoOthers() {
        var before = Lab.CONNECTED.state();
        assertThat(HostActions.between(before, before)).isEmpty();
        var renamed = Lab.CONNECTED
                .given(new UpdateIkePolicy(Lab.IKE, IkePolicyChanges.NONE.named("new", ""), InUse.APPLY))
                .state();
        assertThat(HostActions.between(before, renamed)).isEmpty();
        var deleted =
                Lab.CONNECTED.given(new DeleteSiteConnection(Lab.CONNECTION)).state();
        assertThat(HostActions.between(before, deleted))
                .map(HostActions.HostAction::kind)
                .containsExactly(HostActions.Kind.UNLOAD);
        assertThat(HostActions.between(deleted, before))
                .map(HostActions.HostAction::kind)
                .containsExactly(HostActions.Kind.LOAD);
    }

    private static Terms forbidding(String use) {
        return new Terms(Map.of(), CryptoPolicy.parse(List.of("forbid " + use)), InventoryKeeper.OWN);
    }
}
