package io.culvert.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.plan.WantedNamespace.WantedIke;
import io.culvert.agent.vici.ChildSa;
import io.culvert.agent.vici.IkeSa;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlannerLawsTest {
    private static final int CASES = 500;

    @Test
    void plansReachWhatIsWantedFromAnywhereAndThenRest() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            SimulatedNamespace namespace = new SimulatedNamespace();
            for (int change = 0; change < 4; change++) {
                WantedNamespace wanted = Wants.random(random);
                reach(namespace, wanted, seed);
                assertIsAsWanted(namespace, wanted, seed);
            }
        }
    }

    @Test
    void aPlanCutShortAnywhereIsFinishedByPlanningAgain() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            SimulatedNamespace namespace = new SimulatedNamespace();
            for (int change = 0; change < 6; change++) {
                WantedNamespace abandoned = Wants.random(random);
                List<Action> plan = Planner.plan(abandoned, namespace.seen());
                plan.subList(0, random.nextInt(plan.size() + 1)).forEach(namespace::carryOut);
                if (random.nextInt(5) == 0) {
                    namespace.dies();
                }
            }
            WantedNamespace wanted = Wants.random(random);
            reach(namespace, wanted, seed);
            assertIsAsWanted(namespace, wanted, seed);
        }
    }

    @Test
    void nothingThatStaysWantedIsTouched() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            SimulatedNamespace namespace = new SimulatedNamespace();
            WantedNamespace before = Wants.random(random);
            reach(namespace, before, seed);
            WantedNamespace after = Wants.random(random);
            Set<WantedIke> unchanged = new HashSet<>(before.ikes());
            unchanged.retainAll(after.ikes());
            Set<String> names =
                    new HashSet<>(unchanged.stream().map(WantedIke::name).toList());
            List<IkeSa> kept = namespace.sas().stream()
                    .filter(sa -> names.contains(sa.name()))
                    .toList();
            namespace.done.clear();
            reach(namespace, after, seed);
            assertThat(namespace.sas()).as("seed %s", seed).containsAll(kept);
            assertThat(namespace.done).as("seed %s", seed).noneMatch(action -> loads(action, names));
        }
    }

    @Test
    void whatIsPreparedIsCarriedByNothingButLettingItBegin() {
        for (int seed = 0; seed < CASES; seed++) {
            WantedNamespace wanted = Wants.random(new Random(seed));
            SimulatedNamespace namespace = new SimulatedNamespace();
            reach(namespace, Wants.prepared(wanted), seed);
            assertThat(namespace.sas()).as("seed %s", seed).isEmpty();
            namespace.done.clear();
            reach(namespace, wanted, seed);
            assertIsAsWanted(namespace, wanted, seed);
            assertThat(namespace.done)
                    .as("seed %s", seed)
                    .allMatch(action -> action instanceof Action.LoadConnection || action instanceof Action.Initiate);
            assertThat(namespace.done.stream().filter(Action.LoadConnection.class::isInstance))
                    .as("each once, seed %s", seed)
                    .hasSize(wanted.ikes().size());
        }
    }

    @Test
    void whatIsPreparedInVainLeavesNothing() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            SimulatedNamespace namespace = new SimulatedNamespace();
            WantedNamespace prepared = Wants.prepared(Wants.random(random));
            for (int round = 0; round < 3; round++) {
                List<Action> plan = Planner.plan(prepared, namespace.seen());
                plan.subList(0, random.nextInt(plan.size() + 1)).forEach(namespace::carryOut);
            }
            reach(namespace, WantedNamespace.NOTHING, seed);
            assertThat(namespace.seen())
                    .as("seed %s", seed)
                    .isEqualTo(new ActualNamespace.Idle(Optional.of(List.of()), false));
        }
    }

    @Test
    void whateverComesUpWhereThingsAreOnlyPreparedIsClosed() {
        for (int seed = 0; seed < CASES; seed++) {
            WantedNamespace wanted = Wants.random(new Random(seed));
            SimulatedNamespace namespace = new SimulatedNamespace();
            reach(namespace, wanted, seed);
            namespace.done.clear();
            reach(namespace, Wants.prepared(wanted), seed);
            assertThat(namespace.sas()).as("seed %s", seed).isEmpty();
            assertThat(namespace.done)
                    .as("seed %s", seed)
                    .noneMatch(action -> action instanceof Action.StopCharon || action instanceof Action.Initiate);
        }
    }

    private static boolean loads(Action action, Set<String> names) {
        return action instanceof Action.LoadConnection load && names.contains(load.name());
    }

    private static void reach(SimulatedNamespace namespace, WantedNamespace wanted, int seed) {
        for (int round = 0; round < 10; round++) {
            List<Action> plan = Planner.plan(wanted, namespace.seen());
            if (plan.isEmpty()) {
                return;
            }
            plan.forEach(namespace::carryOut);
        }
        throw new AssertionError("no rest, seed " + seed + ": " + Planner.plan(wanted, namespace.seen()));
    }

    private static void assertIsAsWanted(SimulatedNamespace namespace, WantedNamespace wanted, int seed) {
        Set<String> children = new TreeSet<>();
        wanted.ikes().forEach(ike -> ike.ike().children().forEach(child -> children.add(child.name())));
        assertThat(namespace.sas().stream()
                        .flatMap(sa -> sa.children().stream())
                        .map(ChildSa::name))
                .as("seed %s", seed)
                .containsExactlyInAnyOrderElementsOf(children);
        if (namespace.seen() instanceof ActualNamespace.Running running) {
            assertThat(running.guard()).contains(wanted.pairs());
            assertThat(running.loaded())
                    .containsExactlyInAnyOrderElementsOf(
                            wanted.ikes().stream().map(WantedIke::name).toList());
            assertThat(running.keys())
                    .isEqualTo(Set.copyOf(
                            wanted.ikes().stream().map(ike -> ike.keyId()).toList()));
        } else {
            assertThat(wanted.ikes()).isEmpty();
        }
    }
}
