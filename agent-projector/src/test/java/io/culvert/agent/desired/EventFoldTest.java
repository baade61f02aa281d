package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.EventFold.CatchingUp;
import io.culvert.agent.desired.EventFold.CaughtUp;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventFoldTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");

    @Test
    void isCaughtUpOnlyWhenEveryPartitionWasReadToItsEndAtStart() {
        EventFold fold = EventFold.starting(Projects.NONE, Map.of(), Map.of(0, 2L, 1, 1L, 2, 0L));
        assertThat(fold).isInstanceOf(CatchingUp.class);
        fold = fold.reached(0, 1).reached(1, 1);
        assertThat(fold).isInstanceOf(CatchingUp.class);
        assertThat(fold.reached(0, 2)).isInstanceOf(CaughtUp.class);
    }

    @Test
    void isCaughtUpAtOnceWhenTheSnapshotReachesTheEnd() {
        assertThat(EventFold.starting(Projects.NONE, Map.of(0, 7L), Map.of(0, 7L)))
                .isInstanceOf(CaughtUp.class);
    }

    @Test
    void keepsWhatItFoldedWhenItHasCaughtUp() {
        EventFold fold = EventFold.starting(Projects.NONE, Map.of(), Map.of(0, 1L));
        fold = fold.with(fold.projects().fold(event(EAST, 1))).reached(0, 1);
        assertThat(fold.projects().states().get(EAST)).isNotNull();
    }

    @Test
    void dropsWhatItHasAlready() {
        Projects once = Projects.NONE.fold(event(EAST, 1)).fold(event(EAST, 2));
        assertThat(once.fold(event(EAST, 1)).fold(event(EAST, 2))).isEqualTo(once);
    }

    @Test
    void aHoleStopsItsProjectAndNoOther() {
        Projects projects =
                Projects.NONE.fold(event(EAST, 1)).fold(event(EAST, 3)).fold(event(EAST, 4));
        assertThat(projects.stopped().get(EAST)).isEqualTo("version 3 follows version 1");
        assertThat(projects.states().get(EAST)).extracting("version").isEqualTo(1L);
        projects = projects.fold(event(WEST, 1));
        assertThat(projects.stopped()).containsOnlyKeys(EAST);
        assertThat(projects.states()).containsKeys(EAST, WEST);
    }

    @Test
    void aHoleIsMendedByTheWholeLogSentAgain() {
        Projects projects = Projects.NONE.fold(event(EAST, 1)).fold(event(EAST, 3));
        for (long version = 1; version <= 4; version++) {
            projects = projects.fold(event(EAST, version));
        }
        assertThat(projects.stopped()).isEmpty();
        assertThat(projects.states().get(EAST)).extracting("version").isEqualTo(4L);
    }

    private static Envelope event(ProjectId project, long version) {
        Network network = new Network(new NetworkId(new UUID(1, version)), "n", false, true);
        return new Envelope(
                new UUID(0, version),
                project,
                version,
                version,
                Instant.EPOCH,
                Cause.of("admin", "req-1"),
                new NetworkCreated(network));
    }
}
