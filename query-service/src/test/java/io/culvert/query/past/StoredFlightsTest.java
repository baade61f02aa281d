package io.culvert.query.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.culvert.events.event.Envelope;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.Status;
import io.culvert.query.Life;
import io.culvert.query.Story;
import io.culvert.query.port.FlightRecorder.Down;
import io.culvert.query.port.FlightRecorder.Entry;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredFlightsTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final StoredPast stored = new StoredPast();
    private final StoredFlights flights = new StoredFlights(
            stored.images,
            new PastStates(stored.images, stored, stored, stored, Clock.fixed(NOW, ZoneOffset.UTC)),
            stored);

    /** The index leads to the same entries as a look at every event of the project. */
    @Test
    void aTimelineIsWhatLookingAtEveryEventFinds() {
        List<Envelope> events = Life.of(EAST, 1_500, 12);
        events.forEach(stored::take);
        Random random = new Random(4);
        int found = 0;
        for (ConnectionId id : connections(events)) {
            for (int i = 0; i < 6; i++) {
                int from = random.nextInt(events.size());
                int to = from + random.nextInt(events.size() - from);
                Instant begin = events.get(from).time();
                Instant end = events.get(to).time();

                List<Entry> entries = flights.timeline(EAST, id, begin, Optional.of(end));

                assertThat(entries)
                        .extracting(each -> each.event().version(), Entry::kind, Entry::applied)
                        .isEqualTo(expected(events, id, begin, end).stream()
                                .map(each -> tuple(each.fact().version(), each.kind(), each.applied()))
                                .toList());
                found += entries.size();
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static List<Timeline.Entry> expected(List<Envelope> events, ConnectionId id, Instant from, Instant to) {
        ProjectState state = ProjectState.EMPTY;
        List<Timeline.Fact> facts = new ArrayList<>();
        for (Envelope each : events) {
            if (each.time().isBefore(from)) {
                state = state.evolve(each.event(), each.time());
            } else if (!each.time().isAfter(to)) {
                facts.add(new Timeline.Fact(each.version(), each.time(), each.event()));
            }
        }
        return Timeline.of(id, state, facts);
    }

    @Test
    void theLastTimeItWentDownIsTheLastThatTheStatesShow() {
        List<Envelope> events = Life.of(EAST, 1_500, 31);
        events.forEach(stored::take);
        int downs = 0;
        for (ConnectionId id : connections(events)) {
            for (long upTo : List.of(700L, 1_500L)) {
                Optional<Down> down = flights.lastDown(EAST, id, upTo);
                assertThat(down.map(it -> it.event().version()))
                        .as("%s up to %d", id, upTo)
                        .isEqualTo(lastDown(id, upTo));
                downs += down.isPresent() ? 1 : 0;
            }
        }
        assertThat(downs).isGreaterThan(5);
    }

    private Optional<Long> lastDown(ConnectionId id, long upTo) {
        Optional<Long> last = Optional.empty();
        for (long version = 2; version <= upTo; version++) {
            ProjectState before = live(version - 1);
            ProjectState after = live(version);
            if (Statuses.of(before, id) == Status.ACTIVE
                    && after.vpn().connections().containsKey(id)
                    && Statuses.of(after, id) != Status.ACTIVE) {
                last = Optional.of(version);
            }
        }
        return last;
    }

    private ProjectState live(long version) {
        return Objects.requireNonNull(
                Objects.requireNonNull(stored.live.get(EAST)).get(version));
    }

    @Test
    void tellsWhatChangedBeforeItWentDown() {
        List<Envelope> events = Life.of(EAST, 1_500, 31);
        events.forEach(stored::take);
        for (ConnectionId id : connections(events)) {
            flights.lastDown(EAST, id, 1_500).ifPresent(down -> {
                List<Entry> entries = flights.before(down, Duration.ofMinutes(10));
                Instant at = down.event().time();
                assertThat(entries).last().extracting(Entry::event).isEqualTo(down.event());
                assertThat(entries)
                        .extracting(each -> each.event().version())
                        .isEqualTo(expected(events, id, at.minus(Duration.ofMinutes(10)), at).stream()
                                .map(each -> each.fact().version())
                                .filter(version -> version <= down.event().version())
                                .toList());
                down.up()
                        .ifPresent(up -> assertThat(up.version())
                                .isGreaterThan(down.event().version()));
            });
        }
    }

    @Test
    void tellsChangesHostsAndTunnelsApart() {
        Story.EAST.events().forEach(stored::take);

        List<Entry> entries = flights.timeline(
                EAST, Story.EAST.connectionId(), Instant.parse("2026-11-24T12:00:08Z"), Optional.empty());

        assertThat(entries)
                .extracting(each -> each.event().version() + " " + each.kind())
                .containsExactly(
                        "8 CONFIGURATION",
                        "9 HOST",
                        "10 TUNNEL",
                        "12 CONFIGURATION",
                        "13 HOST",
                        "14 HOST",
                        "15 TUNNEL");
        assertThat(entries.getFirst().applied()).hasValue(Instant.parse("2026-11-24T12:00:10.123456789Z"));
        assertThat(entries.get(3).applied()).isEmpty();
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        assertThatThrownBy(
                        () -> flights.timeline(EAST, Story.EAST.connectionId(), NOW, Optional.of(NOW.minusSeconds(1))))
                .isInstanceOf(BadQueryException.class)
                .hasMessageContaining("from '" + NOW);
    }

    private static List<ConnectionId> connections(List<Envelope> events) {
        return events.stream()
                .flatMap(each -> each.event() instanceof SiteConnectionCreated created
                        ? Stream.of(created.connection().id())
                        : Stream.empty())
                .toList();
    }
}
