package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HostingRulesTest {
    private static final BindRouter BIND = new BindRouter(Lab.ROUTER, Lab.HOST);
    private final Scenario bound = Lab.BOUND;
    private final long version = bound.state().intentVersion();

    @Test
    void aRouterWithAServiceIsBound() {
        assertThat(Lab.SERVED.events(BIND)).containsExactly(new RouterBound(new Binding(Lab.ROUTER, Lab.HOST, 1)));
    }

    @Test
    void aRouterThatNeedsNoHostIsNot() {
        Scenario.EMPTY.changesNothing(BIND);
        Lab.ROUTED.changesNothing(BIND);
        bound.changesNothing(BIND);
        bound.changesNothing(new BindRouter(Lab.ROUTER, new HostId("host2")));
    }

    @Test
    void theNextBindingHasTheNextEpoch() {
        assertThat(bound.after(List.of(new RouterUnbound(Lab.ROUTER))).events(BIND))
                .containsExactly(new RouterBound(new Binding(Lab.ROUTER, Lab.HOST, 2)));
    }

    @Test
    void aRouterIsMovedToAnotherHostWithTheNextEpoch() {
        HostId other = new HostId("host2");
        assertThat(bound.events(move(other)))
                .containsExactly(new RouterUnbound(Lab.ROUTER), new RouterBound(new Binding(Lab.ROUTER, other, 2)));
        bound.changesNothing(move(Lab.HOST));
        Lab.CONNECTED.changesNothing(move(other));
    }

    @Test
    void whatWasUpOnTheFormerHostIsDownUntilTheNextHasSpoken() {
        HostId other = new HostId("host2");
        var up = bound.given(report(Status.ACTIVE, "a", 1));
        var moved = up.given(move(other));
        assertThat(moved.state().hosting().statuses().get(Lab.CONNECTION))
                .isEqualTo(down("host1 is gone", Lab.T0.plusSeconds(60)));
        assertThat(up.events(move(other))).hasSize(3).last().isInstanceOf(RouterBound.class);
        assertThat(bound.given(report(Status.ERROR, "a", 1)).events(move(other)))
                .as("bad news stays")
                .hasSize(2);
    }

    @Test
    void aHostThatIsMissedHasNothingUp() {
        var up = bound.given(report(Status.ACTIVE, "a", 1));
        MissHost miss = new MissHost(Lab.ROUTER, Lab.HOST, Lab.T0.plusSeconds(60));
        assertThat(up.events(miss))
                .containsExactly(new StatusReported(
                        Lab.CONNECTION, down("host " + Lab.HOST + " is not heard of", Lab.T0.plusSeconds(60))));
        up.given(miss).changesNothing(miss);
        up.changesNothing(new MissHost(Lab.ROUTER, new HostId("host2"), Lab.T0));
        Lab.CONNECTED.changesNothing(miss);
        assertThat(up.given(miss).events(report(Status.ACTIVE, "a", 61))).hasSize(1);
    }

    @Test
    void aRouterWithMoreTunnelsThanACommitHasRoomForIsMovedToo() {
        List<VpnEvent> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ConnectionId id = new ConnectionId(new UUID(7, i));
            many.add(new SiteConnectionCreated(
                    Defaults.siteConnection(id, Lab.SERVICE, Lab.IKE, Lab.IPSEC, "192.0.2.9", "peer", Lab.PSK)));
            StatusReason up = new StatusReason(ReasonCode.ESTABLISHED, "up");
            many.add(new StatusReported(id, new ConnectionStatus(Lab.HOST, 1, 1, Status.ACTIVE, up, Lab.T0)));
        }
        HostId other = new HostId("host2");
        var busy = bound.after(many);
        assertThat(busy.events(move(other)))
                .hasSize(Decider.MOST_EVENTS)
                .last()
                .isEqualTo(new RouterBound(new Binding(Lab.ROUTER, other, 2)));
        MissHost miss = new MissHost(Lab.ROUTER, Lab.HOST, Lab.T0);
        assertThat(busy.given(miss).events(miss)).as("the rest").hasSize(300 - Decider.MOST_EVENTS);
    }

    private ConnectionStatus down(String why, Instant since) {
        return new ConnectionStatus(
                Lab.HOST, 1, version, Status.DOWN, new StatusReason(ReasonCode.HOST_DOWN, why), since);
    }

    private static MoveRouter move(HostId to) {
        return new MoveRouter(Lab.ROUTER, to, Lab.T0.plusSeconds(60), "host1 is gone");
    }

    @Test
    void theFirstReportIsNews() {
        assertThat(bound.events(report(Status.PENDING_CREATE, "a", 1)))
                .containsExactly(reported(version, Status.PENDING_CREATE, "a", Lab.T0.plusSeconds(1)));
    }

    @Test
    void aRepetitionIsNot() {
        var known = bound.given(report(Status.ACTIVE, "a", 1));
        known.changesNothing(report(Status.ACTIVE, "a", 2));
    }

    @Test
    void anotherStatusIsNewsAndCountsAnew() {
        var known = bound.given(report(Status.ACTIVE, "a", 1));
        assertThat(known.events(report(Status.DOWN, "a", 9)))
                .containsExactly(reported(version, Status.DOWN, "a", Lab.T0.plusSeconds(9)));
    }

    @Test
    void anotherReasonIsNewsAndTheStatusIsAsOldAsBefore() {
        var known = bound.given(report(Status.ACTIVE, "a", 1));
        assertThat(known.events(report(Status.ACTIVE, "b", 9)))
                .containsExactly(reported(version, Status.ACTIVE, "b", Lab.T0.plusSeconds(1)));
    }

    @Test
    void thatAChangeIsAppliedIsNewsOnce() {
        var changed = bound.given(
                report(Status.ACTIVE, "a", 1), Lab.changes().mtu(1400).update());
        long applied = changed.state().intentVersion();
        changed.changesNothing(report(Status.ACTIVE, "a", 2));
        var said = new RecordStatus(Lab.report(1, applied, Status.ACTIVE, "a", 3));
        assertThat(changed.events(said)).containsExactly(reported(applied, Status.ACTIVE, "a", Lab.T0.plusSeconds(1)));
        changed.given(said).changesNothing(said);
    }

    @Test
    void aChangeElsewhereIsNoNewsOfThisConnection() {
        var changed =
                bound.given(report(Status.ACTIVE, "a", 1), new CreateIkePolicy(Defaults.SECURE.ikePolicy(Lab.IKE)));
        changed.changesNothing(new RecordStatus(Lab.report(1, changed.state().intentVersion(), Status.ACTIVE, "a", 2)));
    }

    @Test
    void reportsOfAnOlderEpochAreDropped() {
        var again = bound.after(List.of(new RouterUnbound(Lab.ROUTER))).given(BIND);
        again.changesNothing(report(Status.ACTIVE, "a", 1));
    }

    @Test
    void reportsOfAnotherHostAreDropped() {
        ConnectionObserved own = Lab.report(1, version, Status.ACTIVE, "a", 1);
        bound.changesNothing(new RecordStatus(new ConnectionObserved(
                new HostId("host2"),
                own.observedAt(),
                own.projectId(),
                own.connectionId(),
                own.epoch(),
                own.appliedVersion(),
                own.status(),
                own.reason())));
    }

    @Test
    void reportsOnWhatIsGoneAreDropped() {
        bound.given(new DeleteSiteConnection(Lab.CONNECTION)).changesNothing(report(Status.ACTIVE, "a", 1));
        Lab.CONNECTED.changesNothing(report(Status.ACTIVE, "a", 1));
    }

    @Test
    void theFirstReportOfANewBindingIsNews() {
        var again = bound.given(report(Status.ACTIVE, "a", 1))
                .after(List.of(new RouterUnbound(Lab.ROUTER)))
                .given(BIND);
        assertThat(again.events(new RecordStatus(Lab.report(2, version, Status.ACTIVE, "a", 2))))
                .hasSize(1);
    }

    @Test
    void reportsFromBeforeWhatIsKnownAreDropped() {
        var known = bound.given(report(Status.ACTIVE, "a", 5));
        known.changesNothing(report(Status.DOWN, "a", 4));
        assertThat(known.events(report(Status.DOWN, "a", 5))).hasSize(1);
    }

    @Test
    void aHostMayHaveTheKeyOfWhatItCarries() {
        bound.changesNothing(new ReleaseSecret(Lab.HOST, 1, Lab.PSK));
        var ofItsOwnId = new SecretRef(Lab.CONNECTION.value(), 2, "print");
        var renewed =
                bound.given(new UpdateSiteConnection(Lab.CONNECTION, SiteConnectionChanges.NONE.withPsk(ofItsOwnId)));
        renewed.changesNothing(new ReleaseSecret(Lab.HOST, 1, ofItsOwnId));
        renewed.changesNothing(new ReleaseSecret(Lab.HOST, 1, new SecretRef(ofItsOwnId.secretId(), 1, "")));
    }

    @Test
    void nobodyElseMay() {
        HostId other = new HostId("host2");
        String refusal = "403 PolicyNotAuthorized";
        assertThat(bound.refusal(new ReleaseSecret(other, 1, Lab.PSK))).isEqualTo(refusal);
        assertThat(bound.refusal(new ReleaseSecret(Lab.HOST, 0, Lab.PSK))).isEqualTo(refusal);
        assertThat(bound.refusal(new ReleaseSecret(Lab.HOST, 2, Lab.PSK))).isEqualTo(refusal);
        assertThat(bound.refusal(new ReleaseSecret(Lab.HOST, 1, new SecretRef(Lab.PSK.secretId(), 2, ""))))
                .isEqualTo(refusal);
        assertThat(bound.refusal(new ReleaseSecret(Lab.HOST, 1, new SecretRef(new UUID(9, 9), 1, ""))))
                .isEqualTo(refusal);
        assertThat(Lab.CONNECTED.refusal(new ReleaseSecret(Lab.HOST, 1, Lab.PSK)))
                .isEqualTo(refusal);
        var moved = bound.given(move(other));
        assertThat(moved.refusal(new ReleaseSecret(Lab.HOST, 1, Lab.PSK))).isEqualTo(refusal);
        moved.changesNothing(new ReleaseSecret(other, 2, Lab.PSK));
        var gone = bound.given(new DeleteSiteConnection(Lab.CONNECTION));
        assertThat(gone.refusal(new ReleaseSecret(Lab.HOST, 1, Lab.PSK))).isEqualTo(refusal);
    }

    private RecordStatus report(Status status, String text, long second) {
        return new RecordStatus(Lab.report(1, version, status, text, second));
    }

    private static StatusReported reported(long applied, Status status, String text, Instant since) {
        var reason = Lab.report(1, applied, status, text, 0).reason();
        return new StatusReported(Lab.CONNECTION, new ConnectionStatus(Lab.HOST, 1, applied, status, reason, since));
    }
}
