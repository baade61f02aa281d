package io.culvert.query.past;

import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.Status;
import io.culvert.query.port.FlightRecorder;
import io.culvert.query.port.History;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.HistoryQuery;
import io.culvert.query.view.Moment;
import io.culvert.query.view.Reach;
import io.culvert.query.view.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Put together from the events about all that the connection hung on: the index says where they are. */
public final class StoredFlights implements FlightRecorder {
    /** The most events that are looked through for one timeline. */
    private static final int MOST = 5_000;

    private static final int BATCH = 64;
    private static final String ACTIVE = Status.ACTIVE.wireName();

    private final Projects projects;
    private final Past past;
    private final History history;

    public StoredFlights(Projects projects, Past past, History history) {
        this.projects = projects;
        this.past = past;
        this.history = history;
    }

    @Override
    public List<Entry> timeline(ProjectId project, ConnectionId id, Instant from, Optional<Instant> to) {
        if (to.isPresent() && from.isAfter(to.get())) {
            throw HistoryQuery.bad("from", from.toString(), "is later than to, which is " + to.get());
        }
        long least = versionBefore(project, from);
        long greatest = to.isPresent()
                ? past.version(project, new Moment.Time(to.get()))
                : projects.image(project).version();
        return between(project, id, least, greatest);
    }

    private long versionBefore(ProjectId project, Instant time) {
        return past.version(project, new Moment.Time(time.minusNanos(1)));
    }

    List<Entry> between(ProjectId project, ConnectionId id, long least, long greatest) {
        ProjectState atStart = past.state(project, least);
        Set<ResourceId> reach = Reach.of(atStart, id);
        List<RecordedEvent> events = events(project, reach, least, greatest);
        Set<ResourceId> wider = Reach.along(id, atStart, facts(events));
        // What it came to hang on meanwhile may have changed meanwhile, too.
        while (!reach.containsAll(wider)) {
            reach.addAll(wider);
            events = events(project, reach, least, greatest);
            wider = Reach.along(id, atStart, facts(events));
        }
        Map<Long, RecordedEvent> byVersion =
                events.stream().collect(Collectors.toMap(RecordedEvent::version, event -> event));
        return Timeline.of(id, atStart, facts(events)).stream()
                .map(each -> new Entry(
                        Objects.requireNonNull(byVersion.get(each.fact().version())), each.kind(), each.applied()))
                .toList();
    }

    private List<RecordedEvent> events(ProjectId project, Set<ResourceId> about, long least, long greatest) {
        List<Long> versions = new ArrayList<>();
        for (ResourceId each : about) {
            versions.addAll(projects.image(project).versionsOf(ResourceKind.subject(each), least, greatest));
        }
        if (versions.size() > MOST) {
            throw HistoryQuery.bad(
                    "from",
                    "version " + least,
                    "leaves " + versions.size() + " events to look through; " + MOST
                            + " are the most: ask for a shorter time");
        }
        return history.events(project, versions).stream()
                .sorted(Comparator.comparingLong(RecordedEvent::version))
                .toList();
    }

    private static List<Timeline.Fact> facts(List<RecordedEvent> events) {
        return events.stream()
                .map(each -> new Timeline.Fact(each.version(), each.time(), each.event()))
                .toList();
    }

    @Override
    public Optional<Down> lastDown(ProjectId project, ConnectionId id, long version) {
        List<Long> newest = projects.image(project)
                .versionsOf(ResourceKind.subject(id), 0, version)
                .reversed();
        Optional<RecordedEvent> up = Optional.empty();
        for (int begin = 0; begin < newest.size(); begin += BATCH) {
            List<Long> batch = newest.subList(begin, Math.min(newest.size(), begin + BATCH));
            for (RecordedEvent event : history.events(project, batch).reversed()) {
                if (became(event, true)) {
                    up = Optional.of(event);
                } else if (became(event, false)) {
                    return Optional.of(new Down(project, id, event, up));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean became(RecordedEvent event, boolean active) {
        return event.told().changes().stream()
                .anyMatch(change -> change.attribute().equals("status")
                        && change.after().isPresent()
                        && (active
                                ? change.after().get().equals(ACTIVE)
                                : change.before().filter(ACTIVE::equals).isPresent()));
    }

    @Override
    public List<Entry> before(Down down, Duration time) {
        Instant from = down.event().time().minus(time);
        return between(
                down.project(),
                down.connection(),
                versionBefore(down.project(), from),
                down.event().version());
    }
}
