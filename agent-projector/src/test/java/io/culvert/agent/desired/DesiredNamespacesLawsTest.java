package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DesiredNamespacesLawsTest {
    private static final int HISTORIES = 50;
    private static final int EVENTS = 60;
    private static final ProjectId PROJECT = new ProjectId("east");

    /** Whatever was kept from before may not be told from what would be worked out now. */
    @Test
    void whatFollowsFromBeforeIsWhatWouldBeMadeAnew() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            ProjectState state = ProjectState.EMPTY;
            DesiredNamespaces followed = DesiredNamespaces.NONE;
            for (int i = 0; i < EVENTS; i++) {
                VpnEvent event = AnyEvents.event(random, i);
                state = state.evolve(event, Instant.EPOCH);
                if (random.nextInt(3) == 0) {
                    continue;
                }
                followed = followed.next(PROJECT, state, AnyEvents.HOST);
                assertThat(followed.assignments())
                        .as("seed %d after event %d, %s", seed, i, event)
                        .isEqualTo(DesiredNamespaces.NONE
                                .next(PROJECT, state, AnyEvents.HOST)
                                .assignments());
            }
            assertThat(followed.assignments()).as("seed %d", seed).isNotEmpty();
        }
    }
}
