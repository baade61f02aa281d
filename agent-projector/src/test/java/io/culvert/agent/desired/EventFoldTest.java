package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.Arrival.Place;
import io.culvert.agent.desired.EventFold.CatchingUp;
import io.culvert.agent.desired.EventFold.CaughtUp;
import io.culvert.events.event.RouterBound;
import io.culvert.events.resource.Binding;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventFoldTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final HostId HOST = new HostId("here");
    private static final Projects NONE = Projects.of(HOST);

    @Test
    void isCaughtUpOnlyWhenEveryPartitionWasReadToItsEndAtStart() {
        Positions positions = Positions.upTo(0);
        EventFold fold = EventFold.starting(NONE, Map.of(), Map.of(0, 2L, 1, 1L, 2, 0L), positions);
        assertThat(fold).isInstanceOf(CatchingUp.class);
        fold = fold.reached(NONE, Map.of(0, 1L, 1, 1L), positions);
        assertThat(fold).isInstanceOf(CatchingUp.class);
        assertThat(fold.reached(NONE, Map.of(0, 2L, 1, 1L), positions)).isInstanceOf(CaughtUp.class);
    }

    @Test
    void isCaughtUpAtOnceWhenTheSnapshotReachesTheEnd() {
        assertThat(EventFold.starting(NONE, Map.of(0, 7L), Map.of(0, 7L), Positions.upTo(7)))
                .isInstanceOf(CaughtUp.class);
    }

    @Test
    void isNotCaughtUpWhileTheTopicLacksWhatTheLogHas() {
        Positions positions = Positions.upTo(0);
        positions.see(2);
        EventFold fold = EventFold.starting(NONE, Map.of(0, 1L), Map.of(0, 1L), positions);
        assertThat(fold).isInstanceOf(CatchingUp.class);
        assertThat(fold.hasReachedTheEnd()).isTrue();
        positions.see(1);
        assertThat(fold.reached(NONE, Map.of(0, 2L), positions)).isInstanceOf(CaughtUp.class);
    }

    @Test
    void isNotCaughtUpWhileAProjectOfTheHostWaitsToBeReadAnew() {
        Projects waiting = NONE.fold(new Arrival(
                EAST,
                7,
                true,
                true,
                new Place(0, 1),
                () -> Envelopes.of(EAST, 7, new RouterBound(new Binding(new RouterId(new UUID(0, 1)), HOST, 1)))));
        EventFold fold = EventFold.starting(waiting, Map.of(0, 1L), Map.of(0, 1L), Positions.upTo(1));
        assertThat(fold).isInstanceOf(CatchingUp.class);
        Projects stopped = waiting.found(EAST, Streams.NONE, 1);
        assertThat(stopped.stopped()).containsOnlyKeys(EAST);
        assertThat(fold.reached(stopped, Map.of(0, 1L), Positions.upTo(1))).isInstanceOf(CaughtUp.class);
    }
}
