package io.culvert.command.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.LoggedPast;
import io.culvert.command.axon.AxonCommands;
import io.culvert.command.axon.MemoryLog;
import io.culvert.command.domain.AuthChange;
import io.culvert.command.domain.BindRouter;
import io.culvert.command.domain.Change;
import io.culvert.command.domain.ConfirmChangeSet;
import io.culvert.command.domain.CreateNetwork;
import io.culvert.command.domain.DpdChanges;
import io.culvert.command.domain.RandomCommands;
import io.culvert.command.domain.RecordStatus;
import io.culvert.command.domain.SiteConnectionChanges;
import io.culvert.command.domain.Tentatively;
import io.culvert.command.domain.Terms;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.UpdateNetwork;
import io.culvert.command.domain.UpdateSiteConnection;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Outcome;
import io.culvert.events.event.Cause;
import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.Envelope;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.HostId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.Until;
import io.culvert.events.wire.WireEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeSetWatchTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final NetworkId NETWORK = new NetworkId(new UUID(0, 9));
    private static final UUID SET = new UUID(7, 7);
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final MemoryLog log = new MemoryLog();
    private final AxonCommands commands = new AxonCommands(log, MemoryLog.NO_SNAPSHOTS, Terms.DEFAULT);
    private final LoggedPast past = new LoggedPast(log, MemoryLog.NO_SNAPSHOTS);
    private volatile Instant now = START;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void takesAChangeSetBackAtItsDeadlineAndSaysBecauseOfWhat() {
        rename("after", SET);
        try (ChangeSetWatch watch = watch()) {
            await(() -> watch.progress().orElseThrow().position() == log.head());
            assertThat(state().changeSets()).hasSize(1);
            now = START.plusSeconds(60);
            await(() -> state().changeSets().isEmpty());
        }
        assertThat(name()).isEqualTo("before");
        WireEvent opened = log.find(EAST, 3).orElseThrow();
        assertThat(log.find(EAST, 5).orElseThrow().cause())
                .isEqualTo(new Cause("change-sets", "req-1", opened.eventId().toString(), Optional.empty()));
    }

    @Test
    void aDeadlineIsKeptAfterARestartAndByOneOfSeveral() {
        rename("after", SET);
        watch().close();
        now = START.plusSeconds(3_600);
        try (ChangeSetWatch _ = watch();
                ChangeSetWatch _ = watch();
                ChangeSetWatch _ = watch()) {
            await(() -> state().changeSets().isEmpty());
        }
        assertThat(events(ChangeSetReverted.class)).hasSize(1);
        assertThat(name()).isEqualTo("before");
    }

    @Test
    void whatWasConfirmedStays() {
        rename("after", SET);
        UUID other = new UUID(7, 8);
        try (ChangeSetWatch _ = watch()) {
            execute(new ConfirmChangeSet(SET, now));
            execute(new Tentatively(
                    other,
                    START.plusSeconds(60),
                    Until.CONFIRMED,
                    new CreateNetwork(new Network(new NetworkId(new UUID(0, 10)), "", false, true))));
            now = START.plusSeconds(60);
            await(() -> state().changeSets().isEmpty());
        }
        assertThat(events(ChangeSetReverted.class)).containsExactly(new ChangeSetReverted(other, List.of()));
        assertThat(name()).isEqualTo("after");
    }

    @Test
    void aChangeSetIsConfirmedByItsTunnels() {
        new RandomCommands(new Random(1)).site().forEach(this::execute);
        SiteConnection connection =
                state().vpn().connections().values().iterator().next();
        HostId host = new HostId("host-1");
        execute(new BindRouter(state().inventory().routers().keySet().iterator().next(), host));
        execute(new Tentatively(
                SET, START.plusSeconds(60), Until.ACTIVE, new UpdateSiteConnection(connection.id(), elsewhere())));
        try (ChangeSetWatch _ = watch()) {
            execute(new RecordStatus(new ConnectionObserved(
                    host,
                    now,
                    EAST,
                    connection.id(),
                    1,
                    state().version(),
                    Status.ACTIVE,
                    new StatusReason(ReasonCode.ESTABLISHED, ""))));
            await(() -> state().changeSets().isEmpty());
        }
        assertThat(events(ChangeSetConfirmed.class)).hasSize(1);
        assertThat(events(ChangeSetReverted.class)).isEmpty();
    }

    private static SiteConnectionChanges elsewhere() {
        return new SiteConnectionChanges(
                Optional.empty(),
                Optional.empty(),
                Optional.of("192.0.2.10"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Change.Keep<>(),
                new Change.Keep<>(),
                Optional.empty(),
                Optional.empty(),
                DpdChanges.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new AuthChange.Keep());
    }

    private void rename(String name, UUID set) {
        execute(new CreateNetwork(new Network(NETWORK, "before", false, true)));
        execute(new Tentatively(
                set,
                START.plusSeconds(60),
                Until.CONFIRMED,
                new UpdateNetwork(NETWORK, Optional.of(name), Optional.empty(), Optional.empty())));
    }

    private ChangeSetWatch watch() {
        return ChangeSetWatch.start(log, commands, past, clock);
    }

    private ProjectState execute(VpnCommand command) {
        return switch (commands.execute(EAST, command, Cause.of("alice", "req-1"))) {
            case Outcome.Done done -> done.state();
            case Outcome.Refused(var error) -> throw new AssertionError(error);
        };
    }

    private ProjectState state() {
        return execute(new Together(List.of()));
    }

    private String name() {
        return state().inventory().networks().values().stream()
                .filter(network -> network.id().equals(NETWORK))
                .map(Network::name)
                .findFirst()
                .orElseThrow();
    }

    private <E> List<E> events(Class<E> type) {
        return log.readStream(EAST, 1).stream()
                .map(WireEvent::read)
                .map(Envelope::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
