package io.culvert.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.agent.vici.ChildDetails;
import io.culvert.agent.vici.IkeDetails;
import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.Suite;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.TransformProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final RouterId ROUTER = new RouterId(new UUID(1, 1));
    private static final RouterId OTHER = new RouterId(new UUID(1, 2));
    private static final ConnectionId CONNECTION = new ConnectionId(new UUID(2, 0));

    @TempDir
    private Path dir;

    private Instant now = START;
    private Optional<Map<RouterId, Assignment>> carried = Optional.empty();
    private boolean takes = true;
    private final Set<RouterId> silent = new HashSet<>();
    private final List<RouterId> looked = new ArrayList<>();
    private final List<TunnelsObserved> told = new ArrayList<>();

    @Test
    void doesNothingBeforeItIsKnownWhatThisHostCarries() {
        agent().run();

        assertThat(looked).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aCharonThatDoesNotAnswerKeepsNoneOfTheOthersFromBeingToldOf() {
        carried = Optional.of(Map.of(ROUTER, assignment(ROUTER, 1), OTHER, assignment(OTHER, 1)));
        silent.add(ROUTER);

        agent().run();

        assertThat(looked).containsExactlyInAnyOrder(ROUTER, OTHER);
        assertThat(told).extracting(TunnelsObserved::routerId).containsExactly(OTHER);
    }

    @Test
    void manyTunnelsAreToldInFewMessagesAndThenOnlyWhatIsNew() {
        carried = Optional.of(Map.of(ROUTER, assignment(ROUTER, 250)));
        Telemetry agent = agent();

        agent.run();

        assertThat(told).extracting(message -> message.tunnels().size()).containsExactly(100, 100, 50);
        assertThat(told).extracting(TunnelsObserved::validSeconds).containsOnly(180);
        now = START.plusSeconds(50);
        agent.run();
        assertThat(told).hasSize(3);
        now = START.plusSeconds(60);
        agent.run();
        assertThat(told).hasSize(6);
    }

    @Test
    void whatTheBusDidNotTakeIsToldAtTheNextLook() {
        carried = Optional.of(Map.of(ROUTER, assignment(ROUTER, 1), OTHER, assignment(OTHER, 1)));
        takes = false;
        Telemetry agent = agent();

        agent.run();
        assertThat(told).as("asked once, and no more in this round").hasSize(1);
        takes = true;
        agent.run();

        assertThat(told).hasSize(3);
    }

    @Test
    void countersGoOnInTheNextAgentWithWhatWasHeardLast() {
        carried = Optional.of(Map.of(ROUTER, assignment(ROUTER, 1)));
        Telemetry first = agent();
        first.run();
        first.ended(ROUTER, ended());
        first.save();
        now = START.plusSeconds(600);

        agent().run();

        TunnelSeen seen = told.getLast().tunnels().getFirst();
        assertThat(seen.counters().traffic()).isEqualTo(new Traffic(1, 2, 3, 4));
        assertThat(seen.counters().since()).isEqualTo(START);
    }

    @Test
    void withoutAReadableFileCountersBeginAnewAndSaySo() throws IOException {
        carried = Optional.of(Map.of(ROUTER, assignment(ROUTER, 1)));
        Telemetry first = agent();
        first.ended(ROUTER, ended());
        first.run();
        Files.writeString(dir.resolve("meters.json.gz"), "no such thing");
        now = START.plusSeconds(600);

        agent().run();

        TunnelSeen seen = told.getLast().tunnels().getFirst();
        assertThat(seen.counters().traffic()).isEqualTo(Traffic.NONE);
        assertThat(seen.counters().since()).isEqualTo(now);
    }

    private Telemetry agent() {
        return new Telemetry(
                new HostId("here"),
                Duration.ofSeconds(10),
                () -> carried,
                this::look,
                this::take,
                new MeterFile(dir),
                () -> now);
    }

    private List<IkeDetails> look(RouterId router, Instant at) {
        looked.add(router);
        if (silent.contains(router)) {
            throw new CharonUnreachableException("charon sleeps", null);
        }
        return List.of();
    }

    private boolean take(TunnelsObserved message) {
        told.add(message);
        return takes;
    }

    private static Assignment assignment(RouterId router, int connections) {
        Map<ConnectionId, Long> revisions = new HashMap<>();
        for (int i = 0; i < connections; i++) {
            revisions.put(new ConnectionId(new UUID(2, i)), 1L);
        }
        DesiredNamespace namespace = new DesiredNamespace(router, new ProjectId("east"), 1, 1, List.of(), List.of());
        return new Assignment(namespace, revisions, Map.of(), Map.of());
    }

    private static ChildDetails ended() {
        return new ChildDetails(
                CONNECTION + "-1a2b3c4d",
                "DELETED",
                new ChildParameters(
                        TransformProtocol.ESP,
                        EncapsulationMode.TUNNEL,
                        false,
                        "1",
                        "2",
                        new Suite(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                        List.of(),
                        List.of(),
                        new Traffic(1, 2, 3, 4),
                        START,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
