package io.culvert.agent.telemetry;

import static io.culvert.agent.telemetry.SimulatedTunnel.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.vici.ChildDetails;
import io.culvert.agent.vici.IkeDetails;
import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.IkeParameters;
import io.culvert.events.telemetry.Suite;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final ConnectionId UP = new ConnectionId(new UUID(1, 1));
    private static final ConnectionId DOWN = new ConnectionId(new UUID(1, 2));
    private static final Set<ConnectionId> BOTH = Set.of(UP, DOWN);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void showsWhatIsInUseAndWhatIsDown() {
        Sighting seen = look(Sighting.NONE, START, Traffic.NONE);

        TunnelSeen up = tunnel(seen, UP);
        assertThat(up.ike()).map(IkeParameters::establishedAt).contains(START);
        assertThat(up.children()).extracting(ChildParameters::spiIn).containsExactly("2");
        assertThat(up.counters().childSas()).isEqualTo(2);
        TunnelSeen down = tunnel(seen, DOWN);
        assertThat(down.ike()).isEmpty();
        assertThat(down.children()).isEmpty();
        assertThat(down.counters().since()).isEqualTo(START);
    }

    @Test
    void whatHasNotChangedLooksTheSameThoughCharonCountsInSecondsOfItsOwn() {
        Sighting first = look(Sighting.NONE, START, Traffic.NONE);

        assertThat(look(first, START.plusSeconds(1), Traffic.NONE)).isEqualTo(first);
        assertThat(look(first, START.plusSeconds(9), Traffic.NONE)).isNotEqualTo(first);
    }

    @Test
    void tellsWhatHasChangedAndTheRestAfterAWhile() {
        Sighting first = look(Sighting.NONE, START, Traffic.NONE);
        News told = News.NONE.after(News.NONE.of(first, START, MINUTE), first, START);
        Sighting next = look(first, START, new Traffic(1, 1, 1, 1));

        assertThat(told.of(first, START.plusSeconds(59), MINUTE)).isEmpty();
        assertThat(told.of(next, START.plusSeconds(1), MINUTE))
                .extracting(TunnelSeen::connectionId)
                .containsExactly(UP);
        assertThat(told.of(first, START.plusSeconds(60), MINUTE)).hasSize(2);
    }

    @Test
    void underAnotherEpochCountersBeginAnew() {
        Meters before = meters(1, new Traffic(5, 5, 5, 5), START);
        Meters after = before.looked(2, BOTH, List.of(), START.plusSeconds(30));

        assertThat(Objects.requireNonNull(before.all().get(UP)).counters().traffic())
                .isEqualTo(new Traffic(5, 5, 5, 5));
        assertThat(Objects.requireNonNull(after.all().get(UP)).counters().traffic())
                .isEqualTo(Traffic.NONE);
        assertThat(Objects.requireNonNull(after.all().get(UP)).counters().since())
                .isEqualTo(START.plusSeconds(30));
    }

    @Test
    void whatWasThereBeforeCountsFromWhenItWasInstalled() {
        Meters found = meters(1, new Traffic(5, 5, 5, 5), START.plusSeconds(3600));

        assertThat(Objects.requireNonNull(found.all().get(UP)).counters().since())
                .isEqualTo(START);
    }

    @Test
    void anEndThatIsHeardBeforeTheFirstLookCounts() {
        Traffic carried = new Traffic(7, 7, 7, 7);
        ChildDetails ended = SimulatedTunnel.details(UP + "-1a2b3c4d", "DELETED", "9", carried);
        ChildDetails others = SimulatedTunnel.details(new UUID(9, 9) + "-1a2b3c4d", "DELETED", "8", carried);

        Meters heard = Meters.NONE.heard(1, BOTH, List.of(ended, others), START.plusSeconds(5));

        assertThat(heard.all().keySet()).containsExactly(UP);
        Meters looked = heard.looked(1, BOTH, List.of(), START.plusSeconds(6));
        assertThat(Objects.requireNonNull(looked.all().get(UP)).counters().traffic())
                .isEqualTo(carried);
    }

    @Test
    void whatIsNotCarriedAnyMoreIsForgotten() {
        Meters both = meters(1, Traffic.NONE, START);

        assertThat(both.looked(1, Set.of(DOWN), List.of(), START).all().keySet())
                .containsExactly(DOWN);
    }

    private static Meters meters(long epoch, Traffic traffic, Instant now) {
        return Meters.NONE.looked(epoch, BOTH, sas(START, traffic), now);
    }

    private static Sighting look(Sighting before, Instant established, Traffic traffic) {
        List<IkeDetails> sas = sas(established, traffic);
        return before.next(sas, Meters.NONE.looked(1, BOTH, sas, START));
    }

    private static List<IkeDetails> sas(Instant established, Traffic traffic) {
        Suite suite = new Suite(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        IkeParameters ike = new IkeParameters(
                IkeVersion.V2,
                true,
                IpAddress.of("192.0.2.1"),
                500,
                IpAddress.of("192.0.2.2"),
                500,
                false,
                false,
                "a",
                "b",
                suite,
                established,
                Optional.of(established.plusSeconds(3600)),
                Optional.empty());
        String name = UP + "-1a2b3c4d";
        return List.of(new IkeDetails(
                ike,
                List.of(
                        SimulatedTunnel.details(name, "DELETED", "1", Traffic.NONE),
                        SimulatedTunnel.details(name, "INSTALLED", "2", traffic),
                        SimulatedTunnel.details("somebody-elses", "INSTALLED", "3", traffic))));
    }

    private static TunnelSeen tunnel(Sighting seen, ConnectionId connection) {
        return Objects.requireNonNull(seen.tunnels().get(connection));
    }
}
