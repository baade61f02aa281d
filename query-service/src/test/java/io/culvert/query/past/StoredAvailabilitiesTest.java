package io.culvert.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Envelope;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Life;
import io.culvert.query.port.Availabilities.Named;
import io.culvert.query.view.Availability;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredAvailabilitiesTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void thatOfAProjectIsThatOfEachConnectionThatItEverHad() {
        StoredPast stored = new StoredPast();
        List<Envelope> events = Life.of(EAST, 800, 17);
        events.forEach(stored::take);
        StoredAvailabilities availabilities = new StoredAvailabilities(
                stored.images, new PastStates(stored.images, stored, stored, stored, CLOCK), stored, CLOCK);
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            int begin = random.nextInt(events.size());
            Instant from = events.get(begin).time();
            Instant to =
                    events.get(begin + random.nextInt(events.size() - begin)).time();

            assertThat(availabilities.ofAll(EAST, from, Optional.of(to)))
                    .isEqualTo(each(availabilities, events, from, to));
        }
    }

    private static Map<ConnectionId, Named> each(
            StoredAvailabilities availabilities, List<Envelope> events, Instant from, Instant to) {
        Map<ConnectionId, Named> all = new HashMap<>();
        Map<ConnectionId, String> names = names(events, from, to);
        for (Envelope event : events) {
            if (event.event() instanceof SiteConnectionCreated(var connection)) {
                Availability its = availabilities.of(EAST, connection.id(), from, Optional.of(to));
                if (!its.counted().isZero()) {
                    all.put(connection.id(), new Named(names.getOrDefault(connection.id(), ""), its));
                }
            }
        }
        return all;
    }

    /** The last that each state from the beginning of the window to its end has. */
    private static Map<ConnectionId, String> names(List<Envelope> events, Instant from, Instant to) {
        Map<ConnectionId, String> names = new HashMap<>();
        ProjectState state = ProjectState.EMPTY;
        for (int i = 0; i < events.size() && !events.get(i).time().isAfter(to); i++) {
            state = state.evolve(events.get(i).event(), events.get(i).time());
            if (i + 1 == events.size() || events.get(i + 1).time().isAfter(from)) {
                state.vpn().connections().values().forEach(each -> names.put(each.id(), each.name()));
            }
        }
        return names;
    }
}
