package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.StatusReported;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeirRulesTest {
    private static final HostId OTHER = new HostId("host2");
    private static final HostId THIRD = new HostId("host3");
    private static final String WHY = "host host1 is drained";
    private static final NameHeir NAME = new NameHeir(Lab.ROUTER, OTHER, WHY);
    private static final Instant READY_AT = Lab.T0.plusSeconds(30);

    private final Scenario bound = Lab.BOUND;
    private final Scenario succeeding = bound.given(NAME);

    @Test
    void aHostIsHadMakeReadyUnderTheNextEpochAndNothingElseChanges() {
        assertThat(bound.events(NAME)).containsExactly(new HeirNamed(new Heir(new Binding(Lab.ROUTER, OTHER, 2), WHY)));
        assertThat(succeeding.state().hosting().bindings().get(Lab.ROUTER))
                .isEqualTo(new Binding(Lab.ROUTER, Lab.HOST, 1));
    }

    @Test
    void nobodyIsNamedTwiceNorWhereThereIsNothingToInherit() {
        succeeding.changesNothing(NAME);
        succeeding.changesNothing(new NameHeir(Lab.ROUTER, THIRD, WHY));
        bound.changesNothing(new NameHeir(Lab.ROUTER, Lab.HOST, WHY));
        Lab.CONNECTED.changesNothing(NAME);
    }

    @Test
    void whoIsReadyGetsTheRouterWithAnEpochOfItsOwnAndWhatWasUpIsDown() {
        var up = succeeding.given(
                new RecordStatus(Lab.report(1, succeeding.state().intentVersion(), Status.ACTIVE, "a", 1)));
        var events = up.events(ready(OTHER, 2));
        assertThat(events).hasSize(3);
        assertThat(events.getFirst()).isInstanceOfSatisfying(StatusReported.class, down -> {
            assertThat(down.seen().reason()).isEqualTo(new StatusReason(ReasonCode.HOST_DOWN, WHY));
            assertThat(down.since()).isEqualTo(READY_AT);
        });
        assertThat(events.subList(1, 3))
                .containsExactly(new RouterUnbound(Lab.ROUTER), new RouterBound(new Binding(Lab.ROUTER, OTHER, 3)));
    }

    @Test
    void whoIsNotReadyIsGivenUpAndTheRouterStays() {
        assertThat(succeeding.events(notReady("the router has no namespace on this host")))
                .containsExactly(new HeirDismissed(
                        Lab.ROUTER, "host host2 is not ready: the router has no namespace on this host"));
        var given = succeeding.given(notReady("no namespace"));
        assertThat(given.state().hosting().bindings().get(Lab.ROUTER)).isEqualTo(new Binding(Lab.ROUTER, Lab.HOST, 1));
        given.changesNothing(ready(OTHER, 2));
        assertThat(given.events(NAME))
                .as("the epoch of a preparation never comes again")
                .containsExactly(new HeirNamed(new Heir(new Binding(Lab.ROUTER, OTHER, 3), WHY)));
    }

    @Test
    void readinessCountsForTheHeirAloneAndUnderItsEpoch() {
        succeeding.changesNothing(ready(THIRD, 2));
        succeeding.changesNothing(ready(OTHER, 1));
        succeeding.changesNothing(ready(OTHER, 3));
        bound.changesNothing(ready(OTHER, 2));
        succeeding.given(ready(OTHER, 2)).changesNothing(ready(OTHER, 2));
    }

    @Test
    void whatAnHeirTellsOfConnectionsCountsNeitherBeforeTheMoveNorAfterIt() {
        var told = new RecordStatus(Lab.report(2, succeeding.state().intentVersion(), Status.ACTIVE, "a", 1));
        succeeding.changesNothing(told);
        succeeding.given(ready(OTHER, 2)).changesNothing(told);
    }

    @Test
    void anHeirMayHaveTheKeysAndOnlyUntilItIsGivenUp() {
        String refusal = "403 PolicyNotAuthorized";
        var heirs = new ReleaseSecret(OTHER, 2, Lab.PSK);
        assertThat(bound.refusal(heirs)).isEqualTo(refusal);
        succeeding.changesNothing(heirs);
        succeeding.changesNothing(new ReleaseSecret(Lab.HOST, 1, Lab.PSK));
        assertThat(succeeding.refusal(new ReleaseSecret(OTHER, 1, Lab.PSK))).isEqualTo(refusal);
        assertThat(succeeding.refusal(new ReleaseSecret(THIRD, 2, Lab.PSK))).isEqualTo(refusal);
        assertThat(succeeding.given(new DismissHeir(Lab.ROUTER, 2, "")).refusal(heirs))
                .isEqualTo(refusal);
        var moved = succeeding.given(ready(OTHER, 2));
        moved.changesNothing(new ReleaseSecret(OTHER, 3, Lab.PSK));
        assertThat(moved.refusal(heirs)).isEqualTo(refusal);
        assertThat(moved.refusal(new ReleaseSecret(Lab.HOST, 1, Lab.PSK))).isEqualTo(refusal);
    }

    @Test
    void aLateDismissalMeetsNobodyElse() {
        succeeding.changesNothing(new DismissHeir(Lab.ROUTER, 1, ""));
        succeeding.given(ready(OTHER, 2)).changesNothing(new DismissHeir(Lab.ROUTER, 2, ""));
        assertThat(succeeding.events(new DismissHeir(Lab.ROUTER, 2, "late")))
                .containsExactly(new HeirDismissed(Lab.ROUTER, "late"));
    }

    @Test
    void aRouterThatIsMovedAtOnceHasNoHeirAnyMore() {
        MoveRouter move = new MoveRouter(Lab.ROUTER, THIRD, Lab.T0, "host host1 lost its lease");
        var moved = succeeding.given(move);
        assertThat(moved.state().hosting().heirs()).isEmpty();
        assertThat(moved.state().hosting().bindings().get(Lab.ROUTER)).isEqualTo(new Binding(Lab.ROUTER, THIRD, 3));
        moved.changesNothing(ready(OTHER, 2));
    }

    @Test
    void aRouterWithoutServicesHasNoHeirAnyMore() {
        var left = succeeding.given(
                new DeleteSiteConnection(Lab.CONNECTION),
                new DeleteVpnService(Lab.SERVICE),
                new DeleteVpnService(Lab.GROUPED));
        assertThat(left.state().hosting().bindings()).isEmpty();
        assertThat(left.state().hosting().heirs()).isEmpty();
    }

    private static RecordReadiness ready(HostId host, long epoch) {
        return new RecordReadiness(
                new ReadinessObserved(host, READY_AT, new ProjectId("p"), Lab.ROUTER, epoch, Optional.empty()));
    }

    private static RecordReadiness notReady(String why) {
        return new RecordReadiness(new ReadinessObserved(
                OTHER,
                READY_AT,
                new ProjectId("p"),
                Lab.ROUTER,
                2,
                Optional.of(new StatusReason(ReasonCode.NAMESPACE_MISSING, why))));
    }
}
