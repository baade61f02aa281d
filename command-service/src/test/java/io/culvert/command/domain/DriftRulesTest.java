package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.report.DriftObserved;
import io.culvert.events.report.RepairObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Drift;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftRulesTest {
    private static final List<DriftFinding> GUARD =
            List.of(new DriftFinding(DriftKind.GUARD_CHANGED, "the guard was changed"));
    private final Scenario bound = Lab.BOUND;

    @Test
    void aDriftIsRecordedOnceHoweverOftenItIsTold() {
        assertThat(bound.events(drift(Lab.HOST, 1, 5)))
                .containsExactly(new DriftDetected(Lab.ROUTER, Lab.HOST, 1, at(5), GUARD));
        Scenario drifted = bound.given(drift(Lab.HOST, 1, 5));
        drifted.changesNothing(drift(Lab.HOST, 1, 5));
        drifted.changesNothing(drift(Lab.HOST, 1, 4));
        assertThat(drifted.events(drift(Lab.HOST, 1, 6))).hasSize(1);
    }

    @Test
    void onlyTheHostOfThePresentBindingIsHeard() {
        bound.changesNothing(drift(new HostId("host2"), 1, 5));
        bound.changesNothing(drift(Lab.HOST, 2, 5));
        Lab.CONNECTED.changesNothing(drift(Lab.HOST, 1, 5));
        bound.given(drift(Lab.HOST, 1, 5)).changesNothing(repair(new HostId("host2"), 1, 5, 6));
    }

    @Test
    void aRepairEndsTheDriftThatItNamesOnce() {
        bound.changesNothing(repair(Lab.HOST, 1, 5, 6));
        Scenario drifted = bound.given(drift(Lab.HOST, 1, 5));
        drifted.changesNothing(repair(Lab.HOST, 1, 4, 6));
        assertThat(drifted.events(repair(Lab.HOST, 1, 5, 6)))
                .containsExactly(new DriftRepaired(Lab.ROUTER, Lab.HOST, 1, at(5), at(6)));
        Scenario repaired = drifted.given(repair(Lab.HOST, 1, 5, 6));
        repaired.changesNothing(repair(Lab.HOST, 1, 5, 7));
        repaired.changesNothing(drift(Lab.HOST, 1, 5));
        assertThat(repaired.state().hosting().drifts())
                .containsEntry(Lab.ROUTER, new Drift(at(5), GUARD, Optional.of(at(6))));
    }

    @Test
    void anotherBindingKnowsNothingOfTheLastOnesDrift() {
        Scenario moved = bound.given(drift(Lab.HOST, 1, 5))
                .after(List.of(new RouterUnbound(Lab.ROUTER), new RouterBound(new Binding(Lab.ROUTER, Lab.HOST, 2))));
        assertThat(moved.state().hosting().drifts()).isEmpty();
        assertThat(moved.events(drift(Lab.HOST, 2, 1))).hasSize(1);
    }

    private static RecordDrift drift(HostId host, long epoch, long second) {
        return new RecordDrift(new DriftObserved(host, at(second), new ProjectId("east"), Lab.ROUTER, epoch, GUARD));
    }

    private static RecordRepair repair(HostId host, long epoch, long drift, long second) {
        return new RecordRepair(
                new RepairObserved(host, at(second), new ProjectId("east"), Lab.ROUTER, epoch, at(drift)));
    }

    private static Instant at(long second) {
        return Lab.T0.plusSeconds(second);
    }
}
