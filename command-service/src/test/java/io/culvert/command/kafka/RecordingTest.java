package io.culvert.command.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.axon.AxonCommands;
import io.culvert.command.axon.MemoryLog;
import io.culvert.command.domain.BindRouter;
import io.culvert.command.domain.RandomCommands;
import io.culvert.command.domain.Terms;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Commands;
import io.culvert.command.port.Outcome;
import io.culvert.events.event.Cause;
import io.culvert.events.event.StatusReported;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.HostReport;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.wire.WireEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");
    private static final HostId HOST = new HostId("host-1");
    private static final ConnectionId SOME = new ConnectionId(new UUID(0, 1));
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final MemoryLog log = new MemoryLog();
    private final AxonCommands commands = new AxonCommands(log, MemoryLog.NO_SNAPSHOTS, Terms.DEFAULT);
    private final List<List<String>> commits = new ArrayList<>();

    /** As it is told, with the last part of each place. */
    private final Commands counted = (project, all) -> {
        commits.add(all.stream()
                .map(each -> each.cause().causationId().replaceFirst(".*@", ""))
                .toList());
        return commands.executeAll(project, all);
    };

    private final Recording recording = new Recording(log, counted);

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void whatCameTogetherIsOneCommitAndEachEventNamesItsOwnCause() {
        ConnectionId connection = boundConnection();
        long version = state().version();
        recording.record(told(
                seen(EAST, connection, version - 1, Status.DOWN),
                seen(EAST, connection, version - 1, Status.DOWN),
                seen(EAST, connection, version, Status.ACTIVE)));

        assertThat(commits).containsExactly(List.of("0", "1", "2"));
        assertThat(log.readStream(EAST, version + 1, 10))
                .extracting(WireEvent::cause)
                .containsExactly(
                        cause(version - 1).leadingTo("agent:host-1", "report:reports-0@0"),
                        cause(version).leadingTo("agent:host-1", "report:reports-0@2"));
        assertThat(log.readStream(EAST, version + 1, 10).stream()
                        .map(event -> event.read().event()))
                .extracting(event -> ((StatusReported) event).status())
                .containsExactly(Status.DOWN, Status.ACTIVE);
    }

    @Test
    void aHostThatIsReadyIsACommitByItself() {
        HostReport ready = new ReadinessObserved(HOST, NOW, EAST, new RouterId(new UUID(0, 2)), 1, Optional.empty());
        recording.record(told(status(EAST), status(EAST), ready, status(EAST), status(EAST)));
        assertThat(commits).containsExactly(List.of("0", "1"), List.of("2"), List.of("3", "4"));
    }

    @Test
    void projectsHaveCommitsOfTheirOwn() {
        recording.record(told(status(EAST), status(WEST), status(EAST)));
        assertThat(commits).containsExactly(List.of("0", "2"), List.of("1"));
    }

    @Test
    void aCommitHasAnEnd() {
        recording.record(told(Stream.generate(() -> status(EAST))
                .limit(2 * Recording.MOST + 1)
                .toArray(HostReport[]::new)));
        assertThat(commits).extracting(List::size).containsExactly(Recording.MOST, Recording.MOST, 1);
    }

    private ConnectionId boundConnection() {
        new RandomCommands(new Random(1)).site().forEach(this::execute);
        execute(new BindRouter(state().inventory().routers().keySet().iterator().next(), HOST));
        return state().vpn().connections().keySet().iterator().next();
    }

    private ProjectState execute(VpnCommand command) {
        Cause cause = Cause.of("alice", "req-" + log.head());
        return switch (commands.execute(EAST, command, cause)) {
            case Outcome.Done done -> done.state();
            case Outcome.Refused(var error) -> throw new AssertionError(error);
        };
    }

    private ProjectState state() {
        return execute(new Together(List.of()));
    }

    private Cause cause(long version) {
        return log.find(EAST, version).orElseThrow().cause();
    }

    private static List<Told> told(HostReport... reports) {
        List<Told> told = new ArrayList<>();
        for (HostReport report : reports) {
            told.add(new Told(report, "reports-0@" + told.size()));
        }
        return told;
    }

    private static HostReport status(ProjectId project) {
        return seen(project, SOME, 1, Status.DOWN);
    }

    private static HostReport seen(ProjectId project, ConnectionId connection, long applied, Status status) {
        StatusReason reason = new StatusReason(ReasonCode.NEGOTIATING, "");
        return new ConnectionObserved(HOST, NOW, project, connection, 1, applied, status, reason);
    }
}
