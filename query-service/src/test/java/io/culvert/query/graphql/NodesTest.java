package io.culvert.query.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Envelope;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.VpnResources;
import io.culvert.events.value.ConnectionId;
import io.culvert.query.Story;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pcollections.PMap;

class NodesTest {
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void theConnectionsOfAProjectAreLookedThroughOnceForTheFilesOfAllItsRouters() {
        ProjectState state = ProjectState.EMPTY;
        for (Envelope each : Story.EAST.events()) {
            state = state.evolve(each.event(), each.time());
        }
        Nodes nodes = new Nodes(Story.EAST.project(), counting(state), Nodes.Time.NOW);

        for (int i = 0; i < 10; i++) {
            assertThat(nodes.routers().map(router -> router.configuration().files()))
                    .allSatisfy(files -> assertThat(files).hasSize(2));
        }
        assertThat(looks).hasValue(1);
    }

    private ProjectState counting(ProjectState state) {
        VpnResources vpn = state.vpn();
        return new ProjectState(
                state.version(),
                state.intentVersion(),
                state.inventory(),
                new VpnResources(
                        vpn.ikePolicies(),
                        vpn.ipsecPolicies(),
                        vpn.endpointGroups(),
                        vpn.services(),
                        counting(vpn.connections())),
                state.hosting(),
                state.standard(),
                state.quotas(),
                state.shredded(),
                state.changeSets(),
                state.webhooks());
    }

    @SuppressWarnings("unchecked")
    private PMap<ConnectionId, SiteConnection> counting(PMap<ConnectionId, SiteConnection> connections) {
        return (PMap<ConnectionId, SiteConnection>) Proxy.newProxyInstance(
                PMap.class.getClassLoader(), new Class<?>[] {PMap.class}, (proxy, method, arguments) -> {
                    if (method.getName().matches("values|entrySet|keySet|forEach")) {
                        looks.incrementAndGet();
                    }
                    return method.invoke(connections, arguments);
                });
    }
}
