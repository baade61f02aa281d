package io.culvert.query.past;

import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.VpnServiceId;
import io.culvert.query.port.Availabilities;
import io.culvert.query.port.History;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Availability;
import io.culvert.query.view.HistoryQuery;
import io.culvert.query.view.Moment;
import io.culvert.query.view.Replay;
import io.culvert.query.view.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computed from the state at the beginning of the window and the events of connection and service in it. */
public final class StoredAvailabilities implements Availabilities {
    private final Projects projects;
    private final Past past;
    private final History history;
    private final Clock clock;

    public StoredAvailabilities(Projects projects, Past past, History history, Clock clock) {
        this.projects = projects;
        this.past = past;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Availability of(ProjectId project, ConnectionId id, Instant from, Optional<Instant> until) {
        Instant to = until.orElseGet(clock::instant);
        long least = past.version(project, new Moment.Time(from));
        long greatest = past.version(project, new Moment.Time(to));
        if (from.isAfter(to)) {
            throw HistoryQuery.bad("from", from.toString(), "is later than to, which is " + to);
        }
        ProjectState atStart = past.state(project, least);
        List<RecordedEvent> own = events(project, subject(ResourceKind.SITE_CONNECTION, id), least, greatest);
        Stream<RecordedEvent> services = services(atStart, id, own).stream()
                .flatMap(service ->
                        events(project, subject(ResourceKind.VPN_SERVICE, service), least, greatest).stream());
        return Availability.of(
                id,
                new Window(from, to),
                atStart,
                Stream.concat(own.stream(), services)
                        .sorted(Comparator.comparingLong(RecordedEvent::version))
                        .map(each -> new Replay.Fact(each.event(), each.time()))
                        .toList());
    }

    /** Those that the connection belonged to in that time. */
    private static Set<VpnServiceId> services(ProjectState atStart, ConnectionId id, List<RecordedEvent> own) {
        Stream<SiteConnection> first =
                Stream.ofNullable(atStart.vpn().connections().get(id));
        Stream<SiteConnection> later = own.stream().map(RecordedEvent::event).flatMap(StoredAvailabilities::connection);
        return Stream.concat(first, later).map(SiteConnection::serviceId).collect(Collectors.toSet());
    }

    private static Stream<SiteConnection> connection(VpnEvent event) {
        return switch (event) {
            case SiteConnectionCreated(var it) -> Stream.of(it);
            case SiteConnectionUpdated(var it) -> Stream.of(it);
            default -> Stream.empty();
        };
    }

    private List<RecordedEvent> events(ProjectId project, String subject, long after, long greatest) {
        List<Long> versions = projects.image(project).versionsOf(subject).stream()
                .filter(version -> version > after && version <= greatest)
                .toList();
        return history.events(project, versions);
    }

    private static String subject(ResourceKind kind, Object id) {
        return kind.wireName() + "/" + id;
    }
}
