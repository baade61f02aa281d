package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.events.report.DriftObserved;
import io.culvert.events.report.RepairObserved;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DriftsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final HostId HOST = new HostId("host-1");
    private static final ProjectId EAST = new ProjectId("east");
    private static final RouterId ROUTER = new RouterId(new UUID(1, 1));
    private static final DesiredNamespace WANTED = new DesiredNamespace(ROUTER, EAST, 3, 7, List.of(), List.of());
    private static final DriftFinding DIED = new DriftFinding(DriftKind.DAEMON_DIED, "charon died");

    private final Drifts drifts = new Drifts(HOST);

    @Test
    void tellsADriftOnceAndItsRepairWhenAllIsAsWanted() {
        assertThat(drifts.news(WANTED, true, NOW)).isEmpty();
        drifts.find(DIED);
        drifts.find(DIED);
        assertThat(drifts.news(WANTED, false, NOW))
                .containsExactly(new DriftObserved(HOST, NOW, EAST, ROUTER, 3, List.of(DIED)));
        assertThat(drifts.news(WANTED, false, NOW)).isEmpty();
        assertThat(drifts.news(WANTED, true, NOW.plusSeconds(1)))
                .containsExactly(new RepairObserved(HOST, NOW.plusSeconds(1), EAST, ROUTER, 3, NOW));
        assertThat(drifts.news(WANTED, true, NOW.plusSeconds(2))).isEmpty();
    }

    @Test
    void theNextDriftIsLaterWhateverTheClockSays() {
        drifts.find(DIED);
        drifts.news(WANTED, true, NOW);
        drifts.find(DIED);
        assertThat(drifts.news(WANTED, false, NOW.minusSeconds(9)).getFirst().observedAt())
                .isEqualTo(NOW.plusMillis(1));
    }

    @Test
    void countsWhatIsTooMuchToTell() {
        for (int i = 0; i < 60; i++) {
            drifts.find(DriftKind.CONNECTION_UNLOADED, "connection " + i + " was unloaded");
        }
        DriftObserved drift = (DriftObserved) drifts.news(WANTED, false, NOW).getFirst();
        assertThat(drift.findings()).hasSize(51);
        assertThat(drift.findings().getLast().what()).isEqualTo("and 10 more");
    }
}
