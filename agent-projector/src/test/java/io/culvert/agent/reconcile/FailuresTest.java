package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.desired.Verdict;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.Wants;
import io.culvert.agent.vici.CharonRefusedException;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final DesiredIke FOUND = Wants.ike(1, 0, 0, 1, Initiator.BI_DIRECTIONAL, Wants.child(1, 0, 1));
    private static final DesiredIke NOWHERE =
            Wants.named(Wants.ike(0, 0, 0, 1, Initiator.BI_DIRECTIONAL, Wants.child(0, 0, 0)), "nowhere.example");

    @Test
    void aPeerWhoseNameLeadsNowhereIsWhyNothingBegins() {
        assertThat(notBegun(NOWHERE))
                .isEqualTo(Verdict.of(
                        Status.DOWN, ReasonCode.PEER_NAME_UNRESOLVED, "the name 'nowhere.example' has no address"));
    }

    @Test
    void whoHasAnAddressIsRefusedInCharonsWords() {
        assertThat(notBegun(FOUND))
                .isEqualTo(Verdict.of(Status.DOWN, ReasonCode.NEGOTIATION_FAILED, "establishing CHILD_SA 'c' failed"));
    }

    private static Verdict notBegun(DesiredIke ike) {
        DesiredNamespace both = new DesiredNamespace(
                new RouterId(new UUID(1, 1)), new ProjectId("east"), 1, 1, List.of(FOUND, NOWHERE), List.of());
        CharonRefusedException refused = new CharonRefusedException(
                new StatusReason(ReasonCode.NEGOTIATION_FAILED, "establishing CHILD_SA 'c' failed"));
        return Failures.notBegun(new Action.Initiate(ike.name(), "c", "file"), Optional.of(both), refused);
    }
}
