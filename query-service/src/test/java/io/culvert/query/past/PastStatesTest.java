package io.culvert.query.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Life;
import io.culvert.query.Story;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PastStatesTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final ProjectId EAST = new ProjectId("east");
    private final StoredPast stored = new StoredPast();
    private final PastStates past =
            new PastStates(stored.images, stored, stored, stored, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void everyStateIsAsItWasWhileItWasThePresentOne() {
        List<ProjectId> projects = lives(8, 1_500);
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            ProjectId project = projects.get(random.nextInt(projects.size()));
            long version = random.nextLong(stored.images.image(project).version() + 1);
            assertThat(past.state(project, new Moment.Version(version)))
                    .as("%s at %d", project, version)
                    .isEqualTo(live(project, version));
        }
    }

    @Test
    void aTimeIsTheLastVersionThatWasRecordedByThen() {
        List<Envelope> events = Life.of(EAST, 1_500, 3);
        events.forEach(stored::take);
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            Instant time = events.get(random.nextInt(events.size())).time().plusMillis(random.nextInt(3) - 1);
            long expected =
                    events.stream().filter(event -> !event.time().isAfter(time)).count();
            assertThat(past.version(EAST, new Moment.Time(time))).as("%s", time).isEqualTo(expected);
        }
        assertThat(past.version(EAST, new Moment.Time(NOW))).isEqualTo(1_500);
    }

    @Test
    void isNotFoldedFromTheBeginning() {
        Life.of(EAST, 3_000, 5).forEach(stored::take);
        int resources = past.state(EAST, 3_000).vpn().connections().size() * 3;
        stored.eventsRead = 0;
        past.state(EAST, 2_999);
        assertThat(stored.eventsRead).isPositive().isLessThan(256 + resources);
        past.state(EAST, 2_999);
        assertThat(stored.eventsRead).as("the same again").isLessThan(256 + resources);
    }

    @Test
    void statesOneAfterTheOtherAreThoseThatThereWere() {
        Life.of(EAST, 3_000, 5).forEach(stored::take);
        Random random = new Random(9);
        for (int step : List.of(1, 3, 100, 250, 256, 257, 900)) {
            List<Long> versions = new ArrayList<>();
            for (long version = random.nextInt(step); version <= 3_000; version += 1 + random.nextInt(step)) {
                versions.add(version);
            }
            List<ProjectState> states = new ArrayList<>();
            past.along(EAST, versions, states::add);
            assertThat(states)
                    .as("steps of at most %d", step)
                    .isEqualTo(versions.stream()
                            .map(version -> live(EAST, version))
                            .toList());
        }
        past.along(EAST, List.of(), none -> assertThat(none).isNull());
    }

    @Test
    void whatLiesCloseTogetherIsReadOnce() {
        Life.of(EAST, 3_000, 5).forEach(stored::take);
        stored.eventsRead = 0;
        stored.reads = 0;
        List<Long> versions = LongStream.rangeClosed(2_000, 2_500)
                .filter(each -> each % 5 == 0)
                .boxed()
                .toList();
        past.along(EAST, versions, each -> {});
        assertThat(stored.eventsRead)
                .isLessThan(500
                        + 256
                        + 3 * past.state(EAST, 2_500).vpn().connections().size());
        assertThat(stored.reads).isLessThan(5);
    }

    @Test
    void aCheckpointThatIsNotStoredYetIsNotMissed() {
        Life.of(EAST, 600, 5).forEach(stored::take);
        stored.loseCheckpoints(EAST);
        assertThat(past.state(EAST, 599)).isEqualTo(live(EAST, 599));
    }

    @Test
    void whatWasGivenUpIsAVersionWithoutEffect() {
        List<Envelope> events = Story.EAST.events();
        events.subList(0, 10).forEach(stored::take);
        stored.giveUp(EAST);
        events.subList(11, 15).forEach(stored::take);

        for (long version = 0; version <= 15; version++) {
            assertThat(past.state(EAST, version)).isEqualTo(live(EAST, version));
        }
        assertThat(past.version(EAST, new Moment.Time(events.get(10).time()))).isEqualTo(10);
    }

    @Test
    void aHoleIsNeverTakenForSomethingGivenUp() {
        Story.EAST.events().forEach(stored::take);
        stored.lose(EAST, 7);
        assertThatThrownBy(() -> past.state(EAST, 9))
                .hasMessageContaining("lacks")
                .hasMessageContaining("7");
    }

    @Test
    void refusesWhatIsNotThereYet() {
        Story.EAST.events().forEach(stored::take);
        assertThatThrownBy(() -> past.version(EAST, new Moment.Version(16)))
                .isInstanceOfSatisfying(
                        BadQueryException.class,
                        e -> assertThat(e.error().type()).isEqualTo("VersionNotFound"))
                .hasMessageContaining("16")
                .hasMessageContaining("15");
        assertThatThrownBy(() -> past.version(EAST, new Moment.Time(NOW.plusNanos(1))))
                .isInstanceOfSatisfying(
                        BadQueryException.class,
                        e -> assertThat(e.error().type()).isEqualTo("TimeInFuture"));
        assertThat(past.state(EAST, new Moment.Time(Instant.EPOCH))).isEqualTo(ProjectState.EMPTY);
    }

    private List<ProjectId> lives(int projects, int events) {
        List<ProjectId> all = new ArrayList<>();
        for (int i = 0; i < projects; i++) {
            ProjectId project = new ProjectId("project-" + i);
            all.add(project);
            Life.of(project, events, i).forEach(stored::take);
        }
        return all;
    }

    private ProjectState live(ProjectId project, long version) {
        return version == 0
                ? ProjectState.EMPTY
                : Objects.requireNonNull(
                        Objects.requireNonNull(stored.live.get(project)).get(version));
    }
}
