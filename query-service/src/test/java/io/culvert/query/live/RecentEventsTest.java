package io.culvert.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final int LARGE = 3 << 20;

    private final List<Long> read = new ArrayList<>();

    @Test
    void readsWhatIsMissingAloneAndTellsAllInOrder() {
        RecentEvents events = new RecentEvents(this::reads);
        assertThat(versions(events.between(EAST, 4, 5))).containsExactly(4L, 5L);
        assertThat(versions(events.between(EAST, 2, 6))).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(read).containsExactly(4L, 5L, 2L, 3L, 6L);
    }

    @Test
    void keepsTheLatestThatWereReadAndNotMoreThanFit() {
        RecentEvents events = new RecentEvents((project, versions) -> {
            read.addAll(versions);
            return versions.stream().map(version -> event(version, LARGE)).toList();
        });
        for (long version = 1; version <= 6; version++) {
            events.between(EAST, version, version);
        }
        read.clear();
        events.between(EAST, 2, 6);
        assertThat(read).isEmpty();
        events.between(EAST, 1, 1);
        assertThat(read).containsExactly(1L);
    }

    @Test
    void whoFindsWhatHeWantsDoesNotWaitForTheStore() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        History slow = (project, versions) -> {
            if (versions.contains(2L)) {
                asked.countDown();
                await(answered);
            }
            return reads(project, versions);
        };
        RecentEvents events = new RecentEvents(slow);
        events.between(EAST, 1, 1);
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<RecordedEvent>> waiting = thread.submit(() -> events.between(EAST, 1, 2));
            asked.await();
            Future<List<RecordedEvent>> known = thread.submit(() -> events.between(EAST, 1, 1));
            try {
                assertThat(versions(known.get(20, TimeUnit.SECONDS))).containsExactly(1L);
                assertThat(waiting).isNotDone();
            } finally {
                answered.countDown();
            }
            assertThat(versions(waiting.get())).containsExactly(1L, 2L);
        }
    }

    private List<RecordedEvent> reads(ProjectId project, List<Long> versions) {
        read.addAll(versions);
        return versions.stream().map(version -> event(version, 0)).toList();
    }

    private static List<Long> versions(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::version).toList();
    }

    private static RecordedEvent event(long version, int characters) {
        RecordedEvent small = Recorder.event(version);
        return new RecordedEvent(
                small.eventId(),
                version,
                small.position(),
                small.time(),
                small.type(),
                small.subject(),
                small.actor(),
                small.correlationId(),
                small.causationId(),
                Optional.empty(),
                "x".repeat(characters),
                small.reading());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
