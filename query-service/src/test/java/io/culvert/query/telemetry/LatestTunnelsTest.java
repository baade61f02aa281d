package io.culvert.query.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.resource.Binding;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.query.Observed;
import io.culvert.query.Story;
import io.culvert.query.past.StoredPast;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatestTunnelsTest {
    private static final Story EAST = Story.EAST;
    private static final Story WEST = new Story(new ProjectId("west"));
    private static final Instant START = Instant.parse("2026-11-24T13:00:00Z");
    private static final RouterId ROUTER = new RouterId(EAST.id("router"));
    private static final Binding BOUND = new Binding(ROUTER, new HostId("host-2"), 2);

    private final StoredPast stored = new StoredPast();
    private Instant now = START;
    private final LatestTunnels tunnels = new LatestTunnels(stored.images, () -> now);

    @BeforeEach
    void events() {
        EAST.events().forEach(stored::take);
        WEST.events().forEach(stored::take);
    }

    @Test
    void theLastThatItsHostToldCounts() {
        tunnels.take(Observed.now(EAST, START).carried(10));
        tunnels.take(Observed.now(EAST, START.minusSeconds(1)).carried(5));

        assertThat(packets()).contains(10L);
        tunnels.take(Observed.now(EAST, START.plusSeconds(10)).carried(7));
        assertThat(packets()).contains(7L);
    }

    @Test
    void anotherHostsWordAndAnotherEpochsDoNotCount() {
        tunnels.take(new Observed(EAST, "host-1", 1, START).carried(1));
        tunnels.take(new Observed(EAST, "host-1", 2, START).carried(2));
        tunnels.take(new Observed(EAST, "host-2", 1, START).carried(3));
        tunnels.take(new Observed(EAST, "host-2", Long.MAX_VALUE, START).carried(4));

        assertThat(packets()).isEmpty();
        tunnels.take(Observed.now(EAST, START).carried(5));
        assertThat(packets()).contains(5L);
    }

    @Test
    void whoHasARouterOfOneProjectTellsNothingOfAnothersConnections() {
        tunnels.take(Observed.now(WEST, START).of(1, EAST.connectionId()));

        assertThat(packets()).isEmpty();
    }

    @Test
    void whatWasToldUnderTheBindingOfBeforeIsGoneWithIt() {
        tunnels.take(Observed.now(EAST, START).carried(10));

        assertThat(tunnels.of(EAST.connectionId(), new Binding(ROUTER, new HostId("host-3"), 3)))
                .isEmpty();
    }

    @Test
    void whatNothingWasToldOfForLongIsNotKnown() {
        tunnels.take(Observed.now(EAST, START).carried(10));
        now = START.plusSeconds(180);
        assertThat(packets()).contains(10L);
        now = START.plusSeconds(181);
        assertThat(packets()).isEmpty();
        tunnels.take(Observed.now(EAST, START.plusSeconds(1)).carried(11));
        assertThat(packets()).contains(11L);
    }

    @Test
    void whatComesOutOfTheFutureStandsInNobodysWay() {
        tunnels.take(Observed.now(EAST, START.plusSeconds(1_000_000)).carried(10));
        tunnels.take(Observed.now(EAST, START).carried(11));

        assertThat(packets()).contains(11L);
    }

    @Test
    void aConnectionThatThereIsNotIsNotKept() {
        ConnectionId unknown = new ConnectionId(EAST.id("nothing"));
        tunnels.take(Observed.now(EAST, START).of(1, unknown));

        assertThat(tunnels.of(unknown, BOUND)).isEmpty();
    }

    private Optional<Long> packets() {
        return tunnels.of(EAST.connectionId(), BOUND)
                .map(tunnel -> tunnel.seen().children().getFirst().traffic().packetsIn());
    }
}
