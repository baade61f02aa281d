package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyDeleted;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyDeleted;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.TransformProtocol;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {
    private final Scenario free = Lab.SERVED;
    private final Scenario used = Lab.CONNECTED;

    @Test
    void aPolicyIsCreatedAsItIs() {
        var ike = Defaults.SECURE.ikePolicy(Lab.IKE);
        var ipsec = Defaults.SECURE.ipsecPolicy(Lab.IPSEC);
        assertThat(Scenario.EMPTY.events(new CreateIkePolicy(ike))).containsExactly(new IkePolicyCreated(ike));
        assertThat(Scenario.EMPTY.events(new CreateIpsecPolicy(ipsec))).containsExactly(new IpsecPolicyCreated(ipsec));
    }

    @Test
    void theDefaultsAreOfToday() {
        IkePolicy ike = Defaults.SECURE.ikePolicy(Lab.IKE);
        assertThat(ike.authAlgorithm()).isEqualTo(AuthAlgorithm.SHA256);
        assertThat(ike.encryptionAlgorithm()).isEqualTo(EncryptionAlgorithm.AES_256);
        assertThat(ike.pfs()).isEqualTo(DhGroup.GROUP14);
        assertThat(ike.ikeVersion()).isEqualTo(IkeVersion.V2);
        assertThat(ike.lifetime()).isEqualTo(new Lifetime(3600));
        assertThat(Defaults.SECURE.ipsecPolicy(Lab.IPSEC).transformProtocol()).isEqualTo(TransformProtocol.ESP);
    }

    @Test
    void onlyWhatWasSentChanges() {
        var before = Defaults.SECURE.ikePolicy(Lab.IKE);
        var events = free.events(new UpdateIkePolicy(Lab.IKE, ike(Optional.of(new Lifetime(600))), InUse.REFUSE));
        assertThat(events)
                .containsExactly(new IkePolicyUpdated(new IkePolicy(
                        before.id(),
                        before.name(),
                        before.description(),
                        before.authAlgorithm(),
                        before.encryptionAlgorithm(),
                        before.pfs(),
                        before.ikeVersion(),
                        before.phase1Mode(),
                        new Lifetime(600))));
        assertThat(free.events(
                        new UpdateIpsecPolicy(Lab.IPSEC, ipsec(Optional.of(TransformProtocol.AH)), InUse.REFUSE)))
                .singleElement()
                .isInstanceOfSatisfying(
                        IpsecPolicyUpdated.class,
                        event -> assertThat(event.policy().transformProtocol()).isEqualTo(TransformProtocol.AH));
    }

    @Test
    void aChangeToWhatItIsChangesNothing() {
        free.changesNothing(new UpdateIkePolicy(Lab.IKE, IkePolicyChanges.NONE, InUse.REFUSE));
        free.changesNothing(new UpdateIkePolicy(Lab.IKE, ike(Optional.of(new Lifetime(3600))), InUse.REFUSE));
        free.changesNothing(new UpdateIpsecPolicy(Lab.IPSEC, IpsecPolicyChanges.NONE, InUse.REFUSE));
    }

    @Test
    void aPolicyInUseIsFrozen() {
        assertThat(used.refusal(new UpdateIkePolicy(Lab.IKE, IkePolicyChanges.NONE, InUse.REFUSE)))
                .isEqualTo("409 IKEPolicyInUse");
        assertThat(used.refusal(new DeleteIkePolicy(Lab.IKE))).isEqualTo("409 IKEPolicyInUse");
        assertThat(used.refusal(new UpdateIpsecPolicy(Lab.IPSEC, IpsecPolicyChanges.NONE, InUse.REFUSE)))
                .isEqualTo("409 IPsecPolicyInUse");
        assertThat(used.refusal(new DeleteIpsecPolicy(Lab.IPSEC))).isEqualTo("409 IPsecPolicyInUse");
        assertThat(used.error(new DeleteIkePolicy(Lab.IKE)).message())
                .isEqualTo("IKEPolicy " + Lab.IKE
                        + " is in use by existing IPsecSiteConnection and can't be updated or deleted");
    }

    @Test
    void aFreePolicyIsDeleted() {
        assertThat(free.events(new DeleteIkePolicy(Lab.IKE))).containsExactly(new IkePolicyDeleted(Lab.IKE));
        assertThat(free.events(new DeleteIpsecPolicy(Lab.IPSEC))).containsExactly(new IpsecPolicyDeleted(Lab.IPSEC));
    }

    @Test
    void anUnknownPolicyIsNotFound() {
        var none = Scenario.EMPTY;
        assertThat(none.refusal(new UpdateIkePolicy(Lab.IKE, IkePolicyChanges.NONE, InUse.REFUSE)))
                .isEqualTo("404 IKEPolicyNotFound");
        assertThat(none.refusal(new DeleteIkePolicy(Lab.IKE))).isEqualTo("404 IKEPolicyNotFound");
        assertThat(none.refusal(new UpdateIpsecPolicy(Lab.IPSEC, IpsecPolicyChanges.NONE, InUse.REFUSE)))
                .isEqualTo("404 IPsecPolicyNotFound");
        assertThat(none.refusal(new DeleteIpsecPolicy(Lab.IPSEC))).isEqualTo("404 IPsecPolicyNotFound");
    }

    static IkePolicyChanges ike(Optional<Lifetime> lifetime) {
        return new IkePolicyChanges(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lifetime,
                Optional.empty());
    }

    static IpsecPolicyChanges ipsec(Optional<TransformProtocol> transform) {
        return new IpsecPolicyChanges(
                Optional.empty(),
                Optional.empty(),
                transform,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
