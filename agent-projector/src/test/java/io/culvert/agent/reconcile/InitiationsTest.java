package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.plan.Action.Initiate;
import io.culvert.agent.plan.Place;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InitiationsTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Initiate FIRST = new Initiate("east", "child-1", "file");
    private static final Initiate SECOND = new Initiate("east", "child-2", "file");
    private static final Initiate OTHER = new Initiate("west", "child-3", "file");

    private final Initiations initiations = new Initiations();

    InitiationsTest() {
        for (Initiate initiate : List.of(FIRST, SECOND, OTHER)) {
            initiations.begin(initiate);
            initiations.begun(initiate, NOW);
        }
    }

    @Test
    void areUnderWayUntilTheirChildIsUp() {
        assertThat(initiations.up(sight("child-1", "child-9"))).containsExactly(FIRST);
        assertThat(initiations.isUnderWay(FIRST)).isFalse();
        assertThat(initiations.isUnderWay(SECOND)).isTrue();
    }

    @Test
    void aRefusedPeerEndsAllThatItsIkeSaWasToCarry() {
        assertThat(initiations.hear("east", reason(ReasonCode.AUTHENTICATION_FAILED, "no shared key found")))
                .containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(initiations.isUnderWay(OTHER)).isTrue();
    }

    @Test
    void aRefusedChildEndsItsOwnAttemptAlone() {
        initiations.hear("east", "establishing CHILD_SA child-1{1}");
        initiations.hear("east", "establishing CHILD_SA child-2{2} reqid 2");
        StatusReason refused =
                reason(ReasonCode.NO_PROPOSAL_CHOSEN, "received NO_PROPOSAL_CHOSEN notify, no CHILD_SA built");
        assertThat(initiations.hear("east", refused)).containsExactly(SECOND);
        assertThat(initiations.isUnderWay(FIRST)).isTrue();
    }

    @Test
    void whichChildIsMeantIsForgottenWithTheLastAttempt() {
        initiations.hear("east", "establishing CHILD_SA child-1{1}");
        initiations.up(sight("child-1", "child-2"));
        initiations.begin(SECOND);
        assertThat(initiations.hear("east", reason(ReasonCode.TS_UNACCEPTABLE, "TS_UNACCEPTABLE")))
                .containsExactly(SECOND);
    }

    @Test
    void silenceEndsAnAttemptWhenItsTimeIsOver() {
        StatusReason silence = reason(ReasonCode.PEER_UNREACHABLE, "retransmit 2 of request with message ID 0");
        assertThat(initiations.hear("west", silence)).isEmpty();
        Instant end = NOW.plus(Initiations.PATIENCE);
        assertThat(initiations.nextOverdue()).contains(end);
        assertThat(initiations.overdue(end.minusNanos(1))).isEmpty();
        assertThat(initiations.overdue(end))
                .containsOnlyKeys(FIRST, SECOND, OTHER)
                .containsEntry(OTHER, silence)
                .extractingByKey(FIRST)
                .isEqualTo(reason(ReasonCode.PEER_UNREACHABLE, "the peer does not answer"));
        assertThat(initiations.nextOverdue()).isEmpty();
    }

    @Test
    void timeRunsFromWhenCharonHasBegun() {
        initiations.forget();
        initiations.begin(FIRST);
        assertThat(initiations.overdue(NOW.plusSeconds(3600))).isEmpty();
        assertThat(initiations.nextOverdue()).isEmpty();
        initiations.begun(FIRST, NOW.plusSeconds(3600));
        assertThat(initiations.overdue(NOW.plusSeconds(3600))).isEqualTo(Map.of());
        assertThat(initiations.nextOverdue()).isPresent();
    }

    @Test
    void theEndOfAnotherTunnelEndsNoAttempt() {
        assertThat(initiations.hear("east", reason(ReasonCode.PEER_CLOSED, "received DELETE for IKE_SA east[1]")))
                .isEmpty();
    }

    private static StatusReason reason(ReasonCode code, String text) {
        return new StatusReason(code, text);
    }

    private static Sight sight(String... children) {
        return new Sight(
                true,
                Set.of(),
                Stream.of(children).map(child -> new Place(FIRST.ike(), child)).collect(Collectors.toSet()));
    }
}
