package io.culvert.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.domain.CreateNetwork;
import io.culvert.command.domain.DeleteNetwork;
import io.culvert.command.domain.Terms;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Snapshots;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.Network;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusyProjectTest {
    private static final ProjectId SLOW = new ProjectId("slow");
    private static final ProjectId QUICK = new ProjectId("quick");

    private final StuckLog log = new StuckLog();
    private final AtomicInteger reads = new AtomicInteger();
    private final AxonCommands commands = new AxonCommands(log, snapshots(), Terms.DEFAULT, Duration.ofSeconds(1));

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void whoWaitsTooLongIsToldToComeAgainAndOtherProjectsGoOn() throws InterruptedException {
        CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> create(SLOW));
        log.reached.await();

        assertThatThrownBy(() -> create(SLOW))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("project 'slow' is too busy");
        assertThat(create(QUICK)).isInstanceOf(Outcome.Done.class);

        log.release.countDown();
        assertThat(first.join()).isInstanceOf(Outcome.Done.class);
        assertThat(create(SLOW)).isInstanceOf(Outcome.Done.class);
    }

    /** What is refused is right if it was over the latest when it was decided, whatever is written right after. */
    @Test
    void aRefusalDoesNotReadTheProjectAgainForWhatThisProcessWroteMeanwhile() {
        create(QUICK);
        int before = reads.get();
        log.beforeLooking = () -> {
            try {
                CompletableFuture.runAsync(() -> create(QUICK)).get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // It waits for its turn.
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        };
        NetworkId unknown = new NetworkId(UUID.randomUUID());
        assertThat(commands.execute(QUICK, new DeleteNetwork(unknown), Cause.of("east", "req-2")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(reads).hasValue(before);
    }

    private Snapshots snapshots() {
        return new Snapshots() {
            @Override
            public void save(ProjectId project, ProjectState state) {}

            @Override
            public Optional<ProjectState> find(ProjectId project) {
                reads.incrementAndGet();
                return Optional.empty();
            }
        };
    }

    private Outcome create(ProjectId project) {
        Network network = new Network(new NetworkId(UUID.randomUUID()), "net", false, true);
        return commands.execute(project, new CreateNetwork(network), Cause.of("east", "req-1"));
    }

    /** Holds the first append to the slow project until it is released. */
    private static final class StuckLog extends MemoryLog {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private volatile Runnable beforeLooking = () -> {};

        @Override
        public List<WireEvent> append(ProjectId project, long firstVersion, List<NewEvent> events) {
            if (project.equals(SLOW)) {
                reached.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return super.append(project, firstVersion, events);
        }

        @Override
        public boolean hasCommit(ProjectId project, long firstVersion) {
            beforeLooking.run();
            return super.hasCommit(project, firstVersion);
        }
    }
}
