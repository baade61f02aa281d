package io.culvert.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.axon.MemoryLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.Snapshots;
import io.culvert.events.event.Cause;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Network;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoggedPastTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00.123Z");

    /** Longer than a page. */
    private static final int EVENTS = 1_200;

    private final MemoryLog log = new MemoryLog();
    private final List<ProjectState> states = new ArrayList<>(List.of(ProjectState.EMPTY));

    LoggedPastTest() {
        for (int i = 0; i < EVENTS; i++) {
            VpnEvent event = new NetworkCreated(new Network(new NetworkId(new UUID(0, i)), "n", false, true));
            states.add(states.getLast().evolve(event, AT));
            Cause cause = Cause.of("alice", "req-" + i);
            log.append(EAST, i + 1, List.of(new NewEvent(new UUID(0, i), AT, cause, event)));
        }
    }

    @Test
    void isWhatTheEventsUpToThereLeadTo() {
        LoggedPast past = new LoggedPast(log, MemoryLog.NO_SNAPSHOTS);
        for (int version : new int[] {0, 1, 499, 500, 501, 1_000, EVENTS}) {
            assertThat(past.at(EAST, version)).contains(states.get(version));
        }
        assertThat(past.at(EAST, EVENTS + 1)).isEmpty();
    }

    @Test
    void goesOnFromASnapshotThatIsOldEnough() {
        LoggedPast past = new LoggedPast(log, new Snapshots() {
            @Override
            public Optional<ProjectState> find(ProjectId project) {
                return Optional.of(states.get(700).skipping()); // as if version 701 had no effect
            }

            @Override
            public void save(ProjectId project, ProjectState state) {}
        });
        assertThat(past.at(EAST, 701)).contains(states.get(700).skipping());
        assertThat(past.at(EAST, 700)).contains(states.get(700));
    }

    @Test
    void knowsWhatLedToEvents() {
        LoggedPast past = new LoggedPast(log, MemoryLog.NO_SNAPSHOTS);
        assertThat(past.hasLedTo(EAST, "req-" + (EVENTS - 1))).isTrue();
        assertThat(past.hasLedTo(EAST, "req-" + EVENTS)).isFalse();
    }
}
