package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Envelope;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.query.Life;
import io.culvert.query.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");
    private static final ConnectionId ID = Story.EAST.connectionId();

    @Test
    void countsFromTheCreationAndNamesTheOutage() {
        // The connection is created in second 8, and ACTIVE in second 10.
        Availability availability = story(BEGIN, at(20));

        assertThat(availability.counted()).isEqualTo(Duration.ofSeconds(12));
        assertThat(availability.active()).isEqualTo(Duration.ofSeconds(10));
        assertThat(availability.ratio()).hasValue(10.0 / 12);
        assertThat(availability.outages()).singleElement().satisfies(outage -> {
            assertThat(outage.since()).isEqualTo(at(8));
            assertThat(outage.until()).hasValue(at(10));
            assertThat(outage.lasted()).isEqualTo(Duration.ofSeconds(2));
            assertThat(outage.reasons().getFirst().code()).isEqualTo(ReasonCode.AWAITING_HOST);
        });
    }

    @Test
    void anOutageThatIsNotOverHasNoEnd() {
        assertThat(story(BEGIN, at(9)).outages())
                .singleElement()
                .satisfies(outage -> assertThat(outage.until()).isEmpty());
    }

    @Test
    void aWindowBeforeTheCreationCountsNothing() {
        assertThat(story(BEGIN, at(8)).ratio()).isEmpty();
        assertThat(story(BEGIN, at(8)).outages()).isEmpty();
    }

    private static Availability story(Instant from, Instant to) {
        List<Envelope> events = new ArrayList<>();
        for (Envelope each : Story.EAST.events()) {
            events.add(at(each, at((int) each.version())));
        }
        return availability(events, ID, new Window(from, to));
    }

    /** Life in whole seconds, so that looking at each second gives the same. */
    @Test
    void isWhatLookingAtEverySecondGives() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Envelope> events = new ArrayList<>();
            int second = 0;
            for (Envelope each : Life.of(new ProjectId("east"), 250, seed)) {
                second += random.nextInt(4);
                events.add(at(each, at(second)));
            }
            int from = random.nextInt(second);
            Window window = new Window(at(from), at(from + random.nextInt(second + 20 - from)));
            for (ConnectionId id : connections(events)) {
                compare(events, id, window, "seed " + seed);
            }
        }
    }

    private static List<ConnectionId> connections(List<Envelope> events) {
        return events.stream()
                .flatMap(each -> each.event() instanceof SiteConnectionCreated(SiteConnection it)
                        ? Stream.of(it.id())
                        : Stream.empty())
                .toList();
    }

    private static void compare(List<Envelope> events, ConnectionId id, Window window, String seed) {
        Availability availability = availability(events, id, window);
        long active = 0;
        long counted = 0;
        List<Instant> began = new ArrayList<>();
        boolean wasDown = false;
        ProjectState state = ProjectState.EMPTY;
        int next = 0;
        for (Instant second = BEGIN; second.isBefore(window.to()); second = second.plusSeconds(1)) {
            while (next < events.size() && !events.get(next).time().isAfter(second)) {
                state = state.evolve(events.get(next).event(), events.get(next).time());
                next++;
            }
            if (second.isBefore(window.from())) {
                continue;
            }
            boolean wanted = isWanted(state, id);
            boolean isActive = wanted && isActive(state, id);
            counted += wanted ? 1 : 0;
            active += isActive ? 1 : 0;
            if (wanted && !isActive && !wasDown) {
                began.add(second);
            }
            wasDown = wanted && !isActive;
        }
        assertThat(availability.counted()).as(seed).isEqualTo(Duration.ofSeconds(counted));
        assertThat(availability.active()).as(seed).isEqualTo(Duration.ofSeconds(active));
        assertThat(availability.outages()).as(seed).extracting(Outage::since).isEqualTo(began);
        assertThat(availability.outages().stream().map(Outage::lasted).reduce(Duration.ZERO, Duration::plus))
                .as(seed)
                .isEqualTo(Duration.ofSeconds(counted - active));
        assertThat(availability.outages().stream().filter(each -> each.until().isEmpty()))
                .as(seed)
                .hasSize(wasDown ? 1 : 0);
        assertThat(availability.outages())
                .allSatisfy(each -> assertThat(
                                Duration.between(each.since(), each.until().orElse(window.to())))
                        .isEqualTo(each.lasted()));
    }

    private static boolean isWanted(ProjectState state, ConnectionId id) {
        SiteConnection connection = state.vpn().connections().get(id);
        if (connection == null) {
            return false;
        }
        VpnService service = state.vpn().services().get(connection.serviceId());
        return connection.adminStateUp() && service != null && service.adminStateUp();
    }

    private static boolean isActive(ProjectState state, ConnectionId id) {
        return Optional.ofNullable(state.hosting().statuses().get(id))
                .map(ConnectionStatus::status)
                .filter(Status.ACTIVE::equals)
                .isPresent();
    }

    private static Availability availability(List<Envelope> events, ConnectionId id, Window window) {
        ProjectState state = ProjectState.EMPTY;
        List<Replay.Fact> facts = new ArrayList<>();
        for (Envelope each : events) {
            if (!each.time().isAfter(window.from())) {
                state = state.evolve(each.event(), each.time());
            } else if (!each.time().isAfter(window.to())) {
                facts.add(new Replay.Fact(each.event(), each.time()));
            }
        }
        return Availability.of(id, window, state, facts);
    }

    private static Envelope at(Envelope it, Instant time) {
        return new Envelope(it.eventId(), it.projectId(), it.version(), it.position(), time, it.cause(), it.event());
    }

    private static Instant at(int seconds) {
        return BEGIN.plusSeconds(seconds);
    }
}
