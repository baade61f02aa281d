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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computed from the state at the beginning of the window and the events of connection and service in it. */
public final class StoredAvailabilities implements Availabilities {
    /** The most connections of one project that are looked at together. */
    private static final int MOST = 2_000;

    private static final String CONNECTIONS = ResourceKind.SITE_CONNECTION.wireName() + "/";

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

    /** What is the same for all connections of a project. */
    private record Span(ProjectId project, Window window, ProjectState atStart, long least, long greatest) {}

    @Override
    public Availability of(ProjectId project, ConnectionId id, Instant from, Optional<Instant> until) {
        return of(span(project, from, until), id).availability();
    }

    @Override
    public Map<ConnectionId, Named> ofAll(ProjectId project, Instant from, Optional<Instant> until) {
        Span span = span(project, from, until);
        Set<ConnectionId> ids = new TreeSet<>(Comparator.comparing(ConnectionId::value));
        ids.addAll(span.atStart().vpn().connections().keySet());
        projects.image(project).index().versionsBySubject().forEach((subject, versions) -> {
            // Those that were created meanwhile, and others, of which nothing counts.
            if (subject.startsWith(CONNECTIONS)
                    && versions.stream().anyMatch(it -> it > span.least() && it <= span.greatest())) {
                ids.add(ConnectionId.of(subject.substring(CONNECTIONS.length())));
            }
        });
        if (ids.size() > MOST) {
            throw HistoryQuery.bad(
                    "project", project.value(), "has " + ids.size() + " connections; " + MOST + " are the most");
        }
        Map<ConnectionId, Named> all = new LinkedHashMap<>();
        for (ConnectionId id : ids) {
            Named each = of(span, id);
            if (!each.availability().counted().isZero()) {
                all.put(id, each);
            }
        }
        return all;
    }

    private Span span(ProjectId project, Instant from, Optional<Instant> until) {
        Instant to = until.orElseGet(clock::instant);
        long least = past.version(project, new Moment.Time(from));
        long greatest = past.version(project, new Moment.Time(to));
        if (from.isAfter(to)) {
            throw HistoryQuery.bad("from", from.toString(), "is later than to, which is " + to);
        }
        return new Span(project, new Window(from, to), past.state(project, least), least, greatest);
    }

    private Named of(Span span, ConnectionId id) {
        List<RecordedEvent> own = events(span, ResourceKind.subject(id));
        Stream<RecordedEvent> services = services(span.atStart(), id, own).stream()
                .flatMap(service -> events(span, ResourceKind.subject(service)).stream());
        Availability availability = Availability.of(
                id,
                span.window(),
                span.atStart(),
                Stream.concat(own.stream(), services)
                        .sorted(Comparator.comparingLong(RecordedEvent::version))
                        .map(each -> new Replay.Fact(each.event(), each.time()))
                        .toList());
        String name = forms(span.atStart(), id, own)
                .reduce((_, later) -> later)
                .map(SiteConnection::name)
                .orElse("");
        return new Named(name, availability);
    }

    /** Those that the connection belonged to in that time. */
    private static Set<VpnServiceId> services(ProjectState atStart, ConnectionId id, List<RecordedEvent> own) {
        return forms(atStart, id, own).map(SiteConnection::serviceId).collect(Collectors.toSet());
    }

    /** What the connection was in that time, in order. */
    private static Stream<SiteConnection> forms(ProjectState atStart, ConnectionId id, List<RecordedEvent> own) {
        return Stream.concat(
                Stream.ofNullable(atStart.vpn().connections().get(id)),
                own.stream().map(RecordedEvent::event).flatMap(StoredAvailabilities::connection));
    }

    private static Stream<SiteConnection> connection(VpnEvent event) {
        return switch (event) {
            case SiteConnectionCreated(var it) -> Stream.of(it);
            case SiteConnectionUpdated(var it) -> Stream.of(it);
            default -> Stream.empty();
        };
    }

    private List<RecordedEvent> events(Span span, String subject) {
        List<Long> versions = projects.image(span.project()).versionsOf(subject, span.least(), span.greatest());
        return history.events(span.project(), versions).stream()
                .sorted(Comparator.comparingLong(RecordedEvent::version))
                .toList();
    }
}
