package io.culvert.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.HostActions;
import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.Intent;
import io.culvert.events.event.StatusReported;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Life;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is worked out of checkpoints and index is what looking at every state and event finds. */
class StoredConsequencesTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final int EVENTS = 500;

    private final StoredPast stored = new StoredPast();
    private final PastStates past = new PastStates(
            stored.images, stored, stored, stored, Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
    private final StoredConsequences consequences =
            new StoredConsequences(stored.images, past, new StoredFlights(stored.images, past, stored));

    @Test
    void actionsAreThoseFromEachStateToTheNext() {
        List<Envelope> events = Life.of(EAST, EVENTS, 5);
        events.forEach(stored::take);
        Random random = new Random(6);
        int acted = 0;
        for (int i = 0; i < 8; i++) {
            // Here close together, there far apart.
            int step = 1 + random.nextInt(i < 4 ? 5 : 200);
            List<Long> versions = LongStream.rangeClosed(1, EVENTS)
                    .filter(version -> version % step == 0)
                    .boxed()
                    .toList();

            Map<Long, List<HostAction>> actions = consequences.actions(EAST, stored.events(EAST, versions));

            Map<Long, List<HostAction>> expected = new HashMap<>();
            for (long version : versions) {
                if (events.get((int) version - 1).event() instanceof Intent) {
                    ProjectState before = version == 1 ? ProjectState.EMPTY : live(version - 1);
                    expected.put(version, HostActions.between(before, live(version)));
                }
            }
            assertThat(actions).isEqualTo(expected);
            acted += expected.values().stream().mapToInt(List::size).sum();
        }
        assertThat(acted).isGreaterThan(200);
    }

    @Test
    void whatFollowedIsToldUntilSomethingElseIsWanted() {
        List<Envelope> events = Life.of(EAST, EVENTS, 5);
        events.forEach(stored::take);
        int told = 0;
        int most = 0;
        for (long version = 8; version < EVENTS; version += 11) {
            for (ConnectionId id : live(version).vpn().connections().keySet()) {
                List<Long> followed = consequences.followed(EAST, id, version).stream()
                        .map(RecordedEvent::version)
                        .toList();
                assertThat(followed).isEqualTo(expected(events, id, version));
                told += followed.size();
                most = Math.max(most, followed.size());
            }
        }
        assertThat(told).isGreaterThan(50);
        assertThat(most).isBetween(2, StoredConsequences.MOST);
    }

    private List<Long> expected(List<Envelope> events, ConnectionId id, long version) {
        List<Timeline.Fact> facts = new ArrayList<>();
        events.stream()
                .filter(each -> each.version() > version)
                .forEach(each -> facts.add(new Timeline.Fact(each.version(), each.time(), each.event())));
        return Timeline.of(id, live(version), facts).stream()
                .takeWhile(entry -> entry.kind() != Timeline.Kind.CONFIGURATION)
                .filter(entry -> entry.fact().event() instanceof StatusReported)
                .map(entry -> entry.fact().version())
                .toList();
    }

    private ProjectState live(long version) {
        return Objects.requireNonNull(
                Objects.requireNonNull(stored.live.get(EAST)).get(version));
    }
}
