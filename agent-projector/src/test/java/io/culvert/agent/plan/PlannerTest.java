package io.culvert.agent.plan;

import static io.culvert.agent.plan.Wants.child;
import static io.culvert.agent.plan.Wants.ike;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.vici.IkeSa;
import io.culvert.events.value.Initiator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Initiator BOTH = Initiator.BI_DIRECTIONAL;

    @Test
    void plansNothingWhereThereIsNoNamespace() {
        assertThat(Planner.plan(Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0))), new ActualNamespace.Missing(false)))
                .isEmpty();
    }

    @Test
    void endsACharonThatOutlivedItsNamespace() {
        assertThat(Planner.plan(WantedNamespace.NOTHING, new ActualNamespace.Missing(true)))
                .containsExactly(new Action.StopCharon());
    }

    @Test
    void guardsBeforeItStarts() {
        assertThat(kinds(change(WantedNamespace.NOTHING, Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0))))))
                .containsExactly("ApplyGuard", "StartCharon", "LoadSharedKey", "LoadConnection", "Initiate");
    }

    @Test
    void initiatesNothingBeforeTheGuardIsThere() {
        WantedNamespace wanted = Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0)));
        SimulatedNamespace namespace = new SimulatedNamespace();
        for (int round = 0; round < 3; round++) {
            Planner.plan(wanted, namespace.seen()).stream()
                    .filter(action -> !(action instanceof Action.ApplyGuard))
                    .forEach(namespace::carryOut);
        }
        assertThat(kinds(namespace.done)).containsExactly("StartCharon", "LoadSharedKey", "LoadConnection");
    }

    @Test
    void loadsALifetimeWithoutTouchingATunnel() {
        assertThat(kinds(change(
                        Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0))),
                        Wants.of(ike(0, 0, 60, 1, BOTH, child(0, 0, 0))))))
                .containsExactly("LoadConnection");
    }

    @Test
    void keepsAPeerWhoseNameLeadsNowhereFromCharonAndItsTunnelAsItWas() {
        DesiredIke found = ike(0, 0, 0, 1, BOTH, child(0, 0, 0));
        DesiredIke lost = Wants.named(ike(1, 0, 0, 1, BOTH, child(0, 0, 0)), "nowhere.example");
        assertThat(kinds(change(WantedNamespace.NOTHING, Wants.of(lost))))
                .containsExactly("ApplyGuard", "StartCharon", "LoadSharedKey");
        assertThat(kinds(change(Wants.of(found), Wants.of(lost))))
                .containsExactlyInAnyOrder("LoadSharedKey", "UnloadConnection", "UnloadSharedKey");
    }

    @Test
    void replacesAChildOnlyWhenTheNewOneIsUp() {
        assertThat(kinds(change(
                        Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0))),
                        Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 1, 0))))))
                .containsExactly("LoadConnection", "Initiate", "Settle", "TerminateChild");
    }

    @Test
    void replacesAnIkeConnectionOnlyWhenTheNewOneIsUp() {
        assertThat(kinds(change(
                        Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0))),
                        Wants.of(ike(0, 1, 0, 1, BOTH, child(0, 0, 0))))))
                .containsExactly("LoadConnection", "UnloadConnection", "Initiate", "Settle", "TerminateIke");
    }

    @Test
    void givesUpAKeyWhenItsSuccessorIsThere() {
        assertThat(kinds(change(
                        Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0))),
                        Wants.of(ike(0, 0, 0, 2, BOTH, child(0, 0, 0))))))
                .startsWith("LoadSharedKey")
                .contains("UnloadSharedKey")
                .doesNotContain("TerminateIke", "TerminateChild");
    }

    @Test
    void givesUpAPrivateKeyWhenTheNextCertificatesIsThere() {
        DesiredIke ike = ike(0, 0, 0, 1, BOTH, child(0, 0, 0));
        assertThat(kinds(change(Wants.of(Wants.certified(ike, 1)), Wants.of(Wants.certified(ike, 2)))))
                .containsExactly("LoadPrivateKey", "LoadConnection", "UnloadPrivateKey");
    }

    @Test
    void replacesATunnelOfAKeyByOneOfACertificateWithoutAGap() {
        DesiredIke ike = ike(0, 0, 0, 1, BOTH, child(0, 0, 0));
        assertThat(kinds(change(Wants.of(ike), Wants.of(Wants.certified(ike, 1)))))
                .containsExactly(
                        "LoadPrivateKey",
                        "LoadConnection",
                        "UnloadConnection",
                        "UnloadSharedKey",
                        "Initiate",
                        "Settle",
                        "TerminateIke");
    }

    @Test
    void takesDownAtOnceWhatIsNotWantedAnyMore() {
        assertThat(kinds(change(
                        Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0)), ike(1, 0, 0, 1, BOTH, child(1, 0, 1))),
                        Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0))))))
                .containsExactly("UnloadConnection", "UnloadSharedKey", "ApplyGuard", "TerminateIke");
    }

    @Test
    void stopsCharonAndTakesTheGuardAwayWhenTheLastConnectionGoes() {
        assertThat(kinds(change(Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0))), WantedNamespace.NOTHING)))
                .containsExactly("StopCharon", "ApplyGuard");
    }

    @Test
    void neverInitiatesWhereOnlyThePeerMay() {
        assertThat(kinds(change(
                        WantedNamespace.NOTHING, Wants.of(ike(0, 0, 0, 1, Initiator.RESPONSE_ONLY, child(0, 0, 0))))))
                .doesNotContain("Initiate");
    }

    @Test
    void leavesCharonAloneWhileItCallsThePeerByItself() {
        WantedNamespace wanted = Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0)));
        WantedNamespace.WantedIke ike = wanted.ikes().getFirst();
        ActualNamespace calling = new ActualNamespace.Running(
                Optional.of(wanted.pairs()),
                Map.of(ike.name(), ike.file()),
                Set.of(ike.name()),
                Set.of(ike.keyId()),
                List.of(new IkeSa(ike.name(), 1, "CONNECTING", "a", "b", true, false, List.of())),
                Set.of(1L));
        assertThat(Planner.plan(wanted, calling)).isEmpty();
    }

    /** An SA that the peer has just answered counts as established there: it would send into nowhere. */
    @Test
    void endsACallWhosePeerHasOpenedTheTunnelOnlyIfItIsInVain() {
        WantedNamespace wanted = Wants.of(ike(0, 0, 0, 1, BOTH, child(0, 0, 0)));
        SimulatedNamespace namespace = new SimulatedNamespace();
        reach(namespace, wanted);
        ActualNamespace.Running up = (ActualNamespace.Running) namespace.seen();
        IkeSa call = new IkeSa(wanted.ikes().getFirst().name(), 99, "CONNECTING", "a", "b", true, false, List.of());
        List<IkeSa> both = List.of(up.sas().getFirst(), call);
        assertThat(Planner.plan(wanted, with(up, both, Set.of()))).isEmpty();
        assertThat(Planner.plan(wanted, with(up, both, Set.of(99L))))
                .containsExactly(new Action.TerminateIke(99, call.name()));
    }

    private static ActualNamespace with(ActualNamespace.Running up, List<IkeSa> sas, Set<Long> unanswered) {
        return new ActualNamespace.Running(up.guard(), up.files(), up.loaded(), up.keys(), sas, unanswered);
    }

    private static List<Action> change(WantedNamespace from, WantedNamespace to) {
        SimulatedNamespace namespace = new SimulatedNamespace();
        reach(namespace, from);
        List<Action> before = new ArrayList<>(namespace.done);
        reach(namespace, to);
        return namespace.done.subList(before.size(), namespace.done.size()).stream()
                .filter(action -> !action.equals(new Action.ApplyGuard(List.of()))
                        || to.ikes().isEmpty())
                .toList();
    }

    private static void reach(SimulatedNamespace namespace, WantedNamespace wanted) {
        for (int round = 0; round < 5; round++) {
            Planner.plan(wanted, namespace.seen()).forEach(namespace::carryOut);
        }
    }

    private static List<String> kinds(List<Action> actions) {
        return actions.stream().map(action -> action.getClass().getSimpleName()).toList();
    }
}
