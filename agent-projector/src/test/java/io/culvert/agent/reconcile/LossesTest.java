package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.plan.Place;
import io.culvert.agent.plan.Wants;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static final DesiredIke IKE =
            Wants.ike(0, 0, 0, 1, Initiator.BI_DIRECTIONAL, Wants.child(0, 0, 0), Wants.child(1, 0, 1));
    private static final DesiredNamespace WANTED =
            new DesiredNamespace(new RouterId(new UUID(1, 1)), new ProjectId("east"), 1, 1, List.of(IKE), List.of());
    private static final ConnectionId ONE = IKE.children().getFirst().connectionId();
    private static final ConnectionId OTHER = IKE.children().getLast().connectionId();
    private static final StatusReason DPD = new StatusReason(ReasonCode.DPD_TIMEOUT, "giving up");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Losses losses = new Losses();

    @Test
    void whatIsGoneForAKnownReasonIsLostAtOnce() {
        losses.hear(IKE.name(), DPD, NOON);

        assertThat(see(NOON)).isEmpty();
        assertThat(losses.reason(ONE)).contains(DPD);
        assertThat(losses.reason(OTHER)).isEmpty();
        assertThat(losses.nextLoss()).isEmpty();
    }

    @Test
    void whatIsGoneForNoReasonMayComeBackForAMoment() {
        assertThat(see(NOON)).containsExactly(ONE);
        assertThat(see(NOON.plusMillis(99))).containsExactly(ONE);
        assertThat(losses.nextLoss()).contains(NOON.plusMillis(100));

        assertThat(see(NOON.plusMillis(100))).isEmpty();
        assertThat(losses.reason(ONE).orElseThrow().code()).isEqualTo(ReasonCode.PEER_CLOSED);
    }

    @Test
    void aReasonThatCameBeforeAChildWasUpExplainsNothing() {
        losses.hear(IKE.name(), DPD, NOON);
        losses.childIsUp(IKE.name());

        assertThat(see(NOON)).containsExactly(ONE);
    }

    @Test
    void aReasonOfLongBeforeExplainsNothing() {
        losses.hear(IKE.name(), DPD, NOON);

        assertThat(see(NOON.plusSeconds(2))).containsExactly(ONE);
    }

    @Test
    void aReasonThatComesAfterwardsExplainsItToo() {
        see(NOON);
        losses.hear(IKE.name(), DPD, NOON.plusMillis(50));

        assertThat(see(NOON.plusMillis(60))).isEmpty();
        assertThat(losses.reason(ONE)).contains(DPD);
    }

    @Test
    void aConnectionThatCarriesTrafficAgainIsNotLost() {
        losses.hear(IKE.name(), DPD, NOON);
        see(NOON);

        losses.see(WANTED, sight(ONE, OTHER), any -> true, NOON.plusSeconds(1));

        assertThat(losses.reason(ONE)).isEmpty();
    }

    /** The one is gone, the other is not. */
    private Set<ConnectionId> see(Instant now) {
        return losses.see(WANTED, sight(OTHER), any -> true, now);
    }

    private static Sight sight(ConnectionId... carrying) {
        return new Sight(true, Set.of(carrying), Set.<Place>of());
    }
}
