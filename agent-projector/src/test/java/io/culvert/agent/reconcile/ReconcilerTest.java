package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.plan.Wants;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.port.SecretUnavailableException;
import io.culvert.agent.section.Section;
import io.culvert.agent.vici.ChildSa;
import io.culvert.agent.vici.IkeSa;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.DriftObserved;
import io.culvert.events.report.HostReport;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.report.RepairObserved;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.HostId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final RouterId ROUTER = new RouterId(new UUID(1, 1));
    private static final HostId HOST = new HostId("host-1");
    private static final DesiredIke IKE = ike(0);
    private static final String CHILD = IKE.children().getFirst().name();

    private final FakeHost host = new FakeHost();
    private final BlockingQueue<HostReport> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<HostReport> driftReports = new LinkedBlockingQueue<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile boolean vaultAway;
    private final Reconciler reconciler = reconciler();

    @AfterEach
    void close() throws InterruptedException {
        reconciler.close();
    }

    @Test
    void bringsATunnelUpAndTellsSoOnce() throws InterruptedException {
        want(IKE, 7);
        ConnectionObserved report = report();
        assertThat(report.status()).isEqualTo(Status.ACTIVE);
        assertThat(report.appliedVersion()).isEqualTo(7);
        assertThat(report.epoch()).isEqualTo(3);
        want(IKE, 8);
        assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void tellsItOnceMoreWhenAsked() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        reconciler.tellAgain();
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void tellsWhenTheTunnelWasLostAndBringsItBack() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        FakeCharon charon = charon();
        charon.answer = Optional.of("received NO_PROPOSAL_CHOSEN notify error");
        charon.goesDown(IKE.name(), CHILD);
        assertThat(report().reason().code()).isIn(ReasonCode.NO_PROPOSAL_CHOSEN, ReasonCode.PEER_CLOSED);
        charon.answer = Optional.empty();
        assertThat(reportOf(Status.ACTIVE)).isNotNull();
    }

    @Test
    void isUpAtOnceWhenThePeerOpensWhatWeCouldNot() throws InterruptedException {
        host.next.answer = Optional.of("received AUTHENTICATION_FAILED notify error");
        want(IKE, 7);
        assertThat(report().reason().code()).isEqualTo(ReasonCode.AUTHENTICATION_FAILED);
        charon().comesUp(IKE.name(), CHILD);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void tellsAtOnceThatCharonDiedAndStartsItAgain() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        host.killCharon();
        assertThat(report().reason().code()).isEqualTo(ReasonCode.DAEMON_DIED);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        assertThat(host.starts).isEqualTo(2);
    }

    @Test
    void callsAnErrorWhatCharonRefusesAndDoesNotInsist() throws InterruptedException {
        host.next.loadAnswer = Optional.of(new StatusReason(ReasonCode.REJECTED_CONFIG, "invalid proposals"));
        want(IKE, 7);
        ConnectionObserved report = report();
        assertThat(report.status()).isEqualTo(Status.ERROR);
        assertThat(report.reason().text()).isEqualTo("invalid proposals");
        charon().loadAnswer = Optional.empty();
        reconciler.look();
        assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
        want(ike(60), 8);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void callsAnErrorWhatCharonLacksBeforeItLoadsAnythingAndRests() throws InterruptedException {
        host.next.algorithms = Set.of("AES_CBC", "HMAC_SHA2_256_128", "PRF_HMAC_SHA2_256", "ECP_256");
        AtomicInteger loads = new AtomicInteger();
        host.next.onLoad = loads::incrementAndGet;
        want(IKE, 7);
        ConnectionObserved report = report();
        assertThat(report.status()).isEqualTo(Status.ERROR);
        assertThat(report.reason().code()).isEqualTo(ReasonCode.UNSUPPORTED_ALGORITHM);
        assertThat(report.reason().text()).contains("pfs group14");
        assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(loads).hasValue(0);
        assertThat(host.starts).isEqualTo(1);
        assertThat(reconciler.algorithms()).isPresent();
    }

    @Test
    void keepsTheTunnelAsItWasAndSaysSoWhenAChangeFails() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        charon().answer = Optional.of("received NO_PROPOSAL_CHOSEN notify, no CHILD_SA built");
        DesiredIke changed = Wants.ike(0, 0, 0, 1, Initiator.BI_DIRECTIONAL, Wants.child(0, 1, 0));
        reconciler.want(Optional.of(assignment(changed, 8, Map.of())));
        ConnectionObserved failed = report();
        assertThat(failed.status()).isEqualTo(Status.ACTIVE);
        assertThat(failed.reason().code()).isEqualTo(ReasonCode.NO_PROPOSAL_CHOSEN);
        assertThat(failed.appliedVersion()).isEqualTo(7);
        assertThat(charon().ikeSas().getFirst().children())
                .extracting(ChildSa::name)
                .containsExactly(CHILD);

        charon().answer = Optional.empty();
        ConnectionObserved done = report();
        assertThat(done.reason().code()).isEqualTo(ReasonCode.ESTABLISHED);
        assertThat(done.appliedVersion()).isEqualTo(8);
    }

    @Test
    void saysAtOnceThatAPeersNameLeadsNowhereAndAsksCharonNothingOfIt() throws InterruptedException {
        DesiredIke lost = Wants.named(IKE, "nowhere.example");
        want(lost, 7);
        ConnectionObserved report = report();
        assertThat(report.status()).isEqualTo(Status.DOWN);
        assertThat(report.reason())
                .isEqualTo(new StatusReason(
                        ReasonCode.PEER_NAME_UNRESOLVED, "no IPv4 address was found for the name 'nowhere.example'"));
        reconciler.tellAgain();
        assertThat(report().reason().code()).isEqualTo(ReasonCode.PEER_NAME_UNRESOLVED);
        assertThat(charon().connections()).isEmpty();
        assertThat(charon().initiations).isZero();
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aTunnelGoesOnAsBeforeWhenItsPeerGetsANameThatLeadsNowhere() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        DesiredIke elsewhere = Wants.ike(1, 0, 0, 1, Initiator.BI_DIRECTIONAL, Wants.child(0, 0, 0));
        want(Wants.named(elsewhere, "nowhere.example"), 8);
        ConnectionObserved report = report();
        assertThat(report.status()).isEqualTo(Status.ACTIVE);
        assertThat(report.reason().code()).isEqualTo(ReasonCode.PEER_NAME_UNRESOLVED);
        assertThat(report.appliedVersion()).isEqualTo(7);
        assertThat(charon().ikeSas()).extracting(IkeSa::name).containsExactly(IKE.name());
    }

    /** A child keeps its name where its IKE connection gets another: another peer, or another IKE policy. */
    @Test
    void isNotAsWantedBeforeItsNewIkeConnectionIs() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        charon().answer = Optional.of("received NO_PROPOSAL_CHOSEN notify error");
        DesiredIke elsewhere = Wants.ike(1, 0, 0, 1, Initiator.BI_DIRECTIONAL, Wants.child(0, 0, 0));
        assertThat(elsewhere.children().getFirst().name()).isEqualTo(CHILD);
        reconciler.want(Optional.of(assignment(elsewhere, 8, Map.of())));
        ConnectionObserved failed = report();
        assertThat(failed.reason().code()).isEqualTo(ReasonCode.NO_PROPOSAL_CHOSEN);
        assertThat(failed.appliedVersion()).isEqualTo(7);

        charon().answer = Optional.empty();
        ConnectionObserved done = report();
        assertThat(done.reason().code()).isEqualTo(ReasonCode.ESTABLISHED);
        assertThat(done.appliedVersion()).isEqualTo(8);
    }

    @Test
    void recoversFromAValueThatNoFileCanHold() throws InterruptedException {
        DesiredIke unfit = new DesiredIke(
                IKE.name(),
                IKE.localAddress(),
                "a,b",
                IKE.localId(),
                IKE.remoteId(),
                IKE.policy(),
                IKE.dpd(),
                IKE.initiator(),
                IKE.natTraversal(),
                IKE.psk(),
                IKE.certificates(),
                IKE.children());
        want(unfit, 7);
        assertThat(report().status()).isEqualTo(Status.ERROR);
        want(IKE, 8);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void waitsForANamespaceAndGoesOnWhenItAppears() throws InterruptedException {
        host.namespace = false;
        want(IKE, 7);
        assertThat(report().reason().code()).isEqualTo(ReasonCode.NAMESPACE_MISSING);
        host.namespace = true;
        reconciler.look();
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void isDownWithoutItsKeyAndUpWhenTheVaultGivesIt() throws InterruptedException {
        vaultAway = true;
        want(IKE, 7);
        assertThat(report().reason().code()).isEqualTo(ReasonCode.SECRET_UNAVAILABLE);
        vaultAway = false;
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void touchesAndTellsNothingAfterARestart() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        reconciler.close();
        Reconciler second = reconciler();
        ConnectionStatus told = new ConnectionStatus(
                HOST, 3, 7, Status.ACTIVE, new StatusReason(ReasonCode.ESTABLISHED, ""), Instant.EPOCH);
        second.want(
                Optional.of(assignment(IKE, 8, Map.of(IKE.children().getFirst().connectionId(), told))));
        assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(charon().initiations).isEqualTo(1);
        assertThat(host.starts).isEqualTo(1);
        second.close();
    }

    @Test
    void makesAGuardAnewThatSomebodyChanged() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        int before = host.guards.get();
        reconciler.lookAgain();
        awaitRest();
        assertThat(host.guards).hasValue(before);
        host.guard = "nothing";
        reconciler.lookAgain();
        // The guard is changed beside everything else: its repair says that it is done.
        assertThat(drift().findings()).extracting(DriftFinding::kind).containsExactly(DriftKind.GUARD_CHANGED);
        assertThat(repair()).isNotNull();
        assertThat(host.guards).hasValue(before + 1);
        assertThat(host.guard).isEqualTo("[]");
    }

    @Test
    void bringsBackWhatSomebodyTookAwayFromCharon() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        charon().unloadConnection(IKE.name());
        charon().sharedKeys().forEach(charon()::unloadSharedKey);
        charon().loadConnection(Section.EMPTY.with("somebody's", Section.EMPTY));
        reconciler.lookAgain();
        awaitRest();
        assertThat(charon().connections()).containsExactly(IKE.name());
        assertThat(charon().sharedKeys()).hasSize(1);
        assertThat(charon().initiations).isEqualTo(1);
    }

    @Test
    void tellsWhatSomebodyChangedAndThatItIsRepaired() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        awaitRest();
        charon().unloadConnection(IKE.name());
        host.guard = "nothing";
        reconciler.lookAgain();
        DriftObserved drift = drift();
        assertThat(drift.routerId()).isEqualTo(ROUTER);
        assertThat(drift.epoch()).isEqualTo(3);
        assertThat(drift.findings())
                .extracting(DriftFinding::kind)
                .containsExactlyInAnyOrder(DriftKind.GUARD_CHANGED, DriftKind.CONNECTION_UNLOADED);
        assertThat(repair().driftAt()).isEqualTo(drift.observedAt());
        assertThat(charon().connections()).containsExactly(IKE.name());
    }

    @Test
    void tellsThatATunnelWasClosedOnTheHostAndNotThatThePeerClosedIt() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        awaitRest();
        charon().goesDown(IKE.name(), CHILD);
        assertThat(report().reason().code()).isEqualTo(ReasonCode.PEER_CLOSED);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        awaitRest();
        assertThat(charon().initiations).isEqualTo(2);
        assertThat(driftReports).isEmpty();
        charon().isClosedHere(IKE.name(), CHILD);
        assertThat(drift().findings()).extracting(DriftFinding::kind).containsExactly(DriftKind.SA_TERMINATED);
        assertThat(repair()).isNotNull();
    }

    @Test
    void takesNothingThatItEndsItselfForDrift() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        DesiredIke elsewhere = Wants.ike(1, 0, 0, 1, Initiator.BI_DIRECTIONAL, Wants.child(0, 0, 0));
        reconciler.want(Optional.of(assignment(elsewhere, 8, Map.of())));
        for (int i = 0; charon().ikeSas().stream().anyMatch(sa -> sa.name().equals(IKE.name())); i++) {
            assertThat(i).as("looks for the end of the former SA").isLessThan(400);
            Thread.sleep(50);
        }
        awaitRest();
        assertThat(charon().ikeSas()).extracting(IkeSa::name).containsExactly(elsewhere.name());
        assertThat(driftReports).isEmpty();
    }

    @Test
    void tellsThatCharonOrTheNamespaceWasGone() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        host.killCharon();
        DriftObserved first = drift();
        assertThat(first.findings()).extracting(DriftFinding::kind).containsExactly(DriftKind.DAEMON_DIED);
        assertThat(repair().driftAt()).isEqualTo(first.observedAt());
        host.namespace = false;
        reconciler.look();
        DriftObserved second = drift();
        assertThat(second.findings()).extracting(DriftFinding::kind).containsExactly(DriftKind.NAMESPACE_MISSING);
        assertThat(driftReports.poll(200, TimeUnit.MILLISECONDS)).isNull();
        host.namespace = true;
        reconciler.look();
        assertThat(repair().driftAt()).isEqualTo(second.observedAt());
    }

    /** Until all that was put in its inbox is done with. */
    private void awaitRest() throws InterruptedException {
        reconciler.tellAgain();
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        reconciler.tellAgain();
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void keepsUpWithAWishThatChangesWhileItIsCarriedOut() throws InterruptedException {
        AtomicInteger version = new AtomicInteger(7);
        host.next.onLoad = () -> {
            if (version.incrementAndGet() < 60) {
                want(ike(version.get()), version.get());
            }
        };
        want(IKE, 7);
        assertThat(reportOf(Status.ACTIVE)).isNotNull();
        assertThat(version).hasValueGreaterThanOrEqualTo(60);
        assertThat(reconciler.trouble()).isEmpty();
        assertThat(host.starts).isEqualTo(1);
        assertThat(charon().asked.stream().filter("get-conns"::equals)).hasSize(1);
    }

    @Test
    void tellsAgainWhatOthersThoughtLost() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        ConnectionStatus missed = new ConnectionStatus(
                HOST, 3, 7, Status.DOWN, new StatusReason(ReasonCode.HOST_DOWN, ""), Instant.EPOCH);
        reconciler.want(
                Optional.of(assignment(IKE, 7, Map.of(IKE.children().getFirst().connectionId(), missed))));
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void letsGoAtOnceAndTellsNothingUntilItMayGoOn() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        FakeCharon first = charon();
        reconciler.letGo();
        assertThat(host.running).isNull();
        want(ike(60), 8);
        assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(host.running).isNull();
        reconciler.goOn();
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        assertThat(charon()).isNotSameAs(first);
    }

    @Test
    void stopsCharonWhenTheRouterIsNotOursAnyMore() throws InterruptedException {
        want(IKE, 7);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        assertThat(reconciler.isDone()).isFalse();
        leave();
        assertThat(host.running).isNull();
    }

    /** Returns when nothing of the router is here any more. */
    private void leave() throws InterruptedException {
        reconciler.want(Optional.empty());
        for (int i = 0; i < 500 && !reconciler.isDone(); i++) {
            Thread.sleep(10);
        }
        assertThat(reconciler.isDone()).isTrue();
    }

    @Test
    void whatIsPreparedIsLoadedAndNothingOfItBegunAndToldToBeReadyOnce() throws InterruptedException {
        prepare();
        assertThat(readiness().obstacle()).isEmpty();
        reconciler.look();
        assertThat(driftReports.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(charon().connections()).containsExactly(IKE.name());
        assertThat(charon().sharedKeys()).hasSize(1);
        assertThat(charon().initiations).isZero();
        assertThat(host.files.get(IKE.name())).contains("start_action = \"none\"");
        want(IKE, 8);
        assertThat(report().status()).isEqualTo(Status.ACTIVE);
        assertThat(host.files.get(IKE.name())).contains("start_action = \"trap\"");
        assertThat(host.starts).isEqualTo(1);
        assertThat(fetches).hasValue(1);
        assertThat(driftReports).isEmpty();
    }

    @Test
    void whatIsPreparedInVainLeavesNothing() throws InterruptedException {
        prepare();
        assertThat(readiness().obstacle()).isEmpty();
        leave();
        assertThat(host.running).isNull();
        assertThat(host.guard).isEqualTo("[]");
        assertThat(reports).isEmpty();
    }

    @Test
    void aPeerThatCallsWhereThingsAreOnlyPreparedHasItClosedAgain() throws InterruptedException {
        prepare();
        assertThat(readiness().obstacle()).isEmpty();
        charon().comesUp(IKE.name(), CHILD);
        for (int i = 0; i < 500 && !charon().ikeSas().isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertThat(charon().ikeSas()).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void tellsWhatStandsInTheWayOfWhatIsToBePrepared() throws InterruptedException {
        host.namespace = false;
        prepare();
        assertThat(readiness().obstacle().map(StatusReason::code)).contains(ReasonCode.NAMESPACE_MISSING);
        host.namespace = true;
        vaultAway = true;
        reconciler.look();
        assertThat(readiness().obstacle().map(StatusReason::text)).contains("the vault answered 404");
        leave();
        vaultAway = false;
        host.next.algorithms = Set.of("AES_CBC", "HMAC_SHA2_256_128", "PRF_HMAC_SHA2_256", "ECP_256");
        prepare();
        assertThat(readinessOf(ReasonCode.UNSUPPORTED_ALGORITHM)).isNotNull();
        assertThat(reports).isEmpty();
    }

    private void prepare() {
        reconciler.want(Optional.of(assignment(IKE, 7).prepared()));
    }

    private ReadinessObserved readiness() throws InterruptedException {
        return next(driftReports, ReadinessObserved.class);
    }

    private ReadinessObserved readinessOf(ReasonCode code) throws InterruptedException {
        ReadinessObserved report = readiness();
        while (report.obstacle().filter(why -> why.code() == code).isEmpty()) {
            report = readiness();
        }
        return report;
    }

    private Reconciler reconciler() {
        PreSharedKeys keys = (project, epoch, ref) -> {
            fetches.incrementAndGet();
            if (vaultAway) {
                throw new SecretUnavailableException("the vault answered 404", null);
            }
            return new byte[] {1};
        };
        Reconciler made =
                new Reconciler(ROUTER, HOST, host, keys, this::take, _ -> {}, InstantSource.system(), new Random(1));
        made.start();
        return made;
    }

    private void take(HostReport report) {
        (report instanceof ConnectionObserved ? reports : driftReports).add(report);
    }

    private DriftObserved drift() throws InterruptedException {
        return next(driftReports, DriftObserved.class);
    }

    private RepairObserved repair() throws InterruptedException {
        return next(driftReports, RepairObserved.class);
    }

    private static <T> T next(BlockingQueue<HostReport> told, Class<T> expected) throws InterruptedException {
        HostReport report = told.poll(20, TimeUnit.SECONDS);
        assertThat(report).isInstanceOf(expected);
        return expected.cast(report);
    }

    private void want(DesiredIke ike, long version) {
        reconciler.want(Optional.of(assignment(ike, version)));
    }

    private static Assignment assignment(DesiredIke ike, long version) {
        return assignment(ike, version, Map.of());
    }

    private static Assignment assignment(DesiredIke ike, long version, Map<ConnectionId, ConnectionStatus> told) {
        ConnectionId id = ike.children().getFirst().connectionId();
        DesiredNamespace namespace =
                new DesiredNamespace(ROUTER, new ProjectId("east"), 3, version, List.of(ike), List.of());
        return new Assignment(namespace, Map.of(id, 5L), Map.of(), told);
    }

    private static DesiredIke ike(int lifetime) {
        return Wants.ike(0, 0, lifetime, 1, Initiator.BI_DIRECTIONAL, Wants.child(0, 0, 0));
    }

    private FakeCharon charon() {
        return Objects.requireNonNull(host.running);
    }

    private ConnectionObserved report() throws InterruptedException {
        return next(reports, ConnectionObserved.class);
    }

    private ConnectionObserved reportOf(Status status) throws InterruptedException {
        ConnectionObserved report = report();
        while (report.status() != status) {
            report = report();
        }
        return report;
    }
}
