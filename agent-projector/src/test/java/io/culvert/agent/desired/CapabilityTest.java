package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.plan.Wants;
import io.culvert.events.lease.Algorithms;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of the samples, those of cipher 0 are of aes-128, the others of aes-256. */
class CapabilityTest {
    private static final Algorithms AES_256_ALONE = new Algorithms(
            List.of(EncryptionAlgorithm.AES_256), List.of(AuthAlgorithm.SHA256), List.of(DhGroup.GROUP14));

    @Test
    void whatNobodyAskedForIsTakenToBeThere() {
        Assignment assignment = assignment(ike(0, Wants.child(1, 0, 0)));
        assertThat(new Capability(DataPlane.KERNEL, Optional.empty()).fit(assignment))
                .isSameAs(assignment);
        Assignment fits = assignment(ike(1, Wants.child(1, 1, 0)));
        assertThat(of(DataPlane.USERSPACE).fit(fits)).isSameAs(fits);
    }

    @Test
    void aConnectionThatNeedsMoreIsAnErrorAndItsNeighboursStay() {
        DesiredIke lacks = ike(0, Wants.child(1, 1, 0));
        DesiredIke has = ike(1, Wants.child(2, 1, 1), Wants.child(3, 0, 2));
        Assignment assignment = assignment(lacks, has);
        Assignment fit = of(DataPlane.USERSPACE).fit(assignment);
        assertThat(fit.namespace().ikes()).singleElement().satisfies(ike -> {
            assertThat(ike.name()).isEqualTo(has.name());
            assertThat(ike.children()).containsExactly(has.children().getFirst());
        });
        assertThat(fit.notCarried()).containsOnlyKeys(id(1), id(3)).allSatisfy((id, verdict) -> {
            assertThat(verdict.status()).isEqualTo(Status.ERROR);
            assertThat(verdict.reason().code()).isEqualTo(ReasonCode.UNSUPPORTED_ALGORITHM);
            assertThat(verdict.reason().text()).contains("encryption_algorithm aes-128");
        });
        assertThat(fit.namespace().pairs()).isEqualTo(assignment.namespace().pairs());
    }

    @Test
    void theKernelHasCiphersOfItsOwn() {
        Assignment assignment = assignment(ike(1, Wants.child(1, 0, 0)));
        assertThat(of(DataPlane.KERNEL).fit(assignment)).isSameAs(assignment);
        assertThat(of(DataPlane.USERSPACE).fit(assignment).namespace().ikes()).isEmpty();
    }

    private static Capability of(DataPlane plane) {
        return new Capability(plane, Optional.of(AES_256_ALONE));
    }

    private static DesiredIke ike(int cipher, DesiredChild... children) {
        return Wants.ike(cipher, cipher, 0, 1, Initiator.BI_DIRECTIONAL, children);
    }

    private static Assignment assignment(DesiredIke... ikes) {
        DesiredChild child = ikes[0].children().getFirst();
        return new Assignment(
                new DesiredNamespace(
                        new RouterId(new UUID(1, 1)),
                        new ProjectId("east"),
                        1,
                        7,
                        List.of(ikes),
                        List.of(new TrafficPair(
                                child.localTs().getFirst(), child.remoteTs().getFirst()))),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static ConnectionId id(int n) {
        return new ConnectionId(new UUID(6, n));
    }
}
