package io.culvert.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.Projects;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pcollections.HashTreePMap;

class NamespacesTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final RouterId ROUTER = new RouterId(new UUID(1, 1));
    private static final ConnectionId CONNECTION = new ConnectionId(new UUID(1, 2));

    private final AtomicInteger newNames = new AtomicInteger();
    private final Namespaces namespaces = new Namespaces(
            AgentIT.HOST,
            router -> {
                throw new AssertionError(router + " is carried before its peers were looked up");
            },
            newNames::incrementAndGet);

    private ProjectState state = ProjectState.EMPTY;

    @Test
    void aPeersNewNameIsAskedForAtOnceAlsoWhenItTakesAnothersPlace() {
        follow("west.example");
        assertThat(newNames).hasValue(1);
        assertThat(namespaces.peerNames()).containsExactly("west.example");
        follow("other.example");
        assertThat(newNames).hasValue(2);
        assertThat(namespaces.peerNames()).containsExactly("other.example");
    }

    @Test
    void knowsTheLogAsFarAsItWasFollowed() {
        assertThat(namespaces.knows(0)).isFalse();
        follow("west.example");
        assertThat(namespaces.knows(state.version())).isTrue();
        assertThat(namespaces.knows(state.version() + 1)).isFalse();
    }

    /** As the state is at the end of a stream that goes on. */
    private void follow(String peer) {
        for (VpnEvent event : AgentIT.site(ROUTER, "172.24.4.226", peer, 1, 2, CONNECTION)) {
            state = state.evolve(event, Instant.EPOCH);
        }
        namespaces.follow(Projects.of(AgentIT.HOST, HashTreePMap.singleton(EAST, state)), state.version());
    }
}
