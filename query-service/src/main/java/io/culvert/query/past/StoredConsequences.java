package io.culvert.query.past;

import io.culvert.agent.desired.HostActions;
import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.events.event.Intent;
import io.culvert.events.event.StatusReported;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.query.port.Consequences;
import io.culvert.query.port.FlightRecorder.Entry;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Timeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** Worked out from the states before and after, and from the timelines of connections. */
public final class StoredConsequences implements Consequences {
    /** The most reports that are told of one connection. */
    static final int MOST = 20;

    private final Projects projects;
    private final Past past;
    private final StoredFlights flights;

    public StoredConsequences(Projects projects, Past past, StoredFlights flights) {
        this.projects = projects;
        this.past = past;
        this.flights = flights;
    }

    @Override
    public Map<Long, List<HostAction>> actions(ProjectId project, List<RecordedEvent> events) {
        Map<Long, List<HostAction>> all = new HashMap<>();
        SortedSet<Long> around = new TreeSet<>();
        for (RecordedEvent each : events) {
            if (each.event() instanceof Intent) {
                all.put(each.version(), List.of());
                around.addAll(List.of(each.version() - 1, each.version()));
            }
        }
        HostActions actions = new HostActions();
        AtomicReference<ProjectState> last = new AtomicReference<>(ProjectState.EMPTY);
        past.along(project, List.copyOf(around), state -> {
            ProjectState before = last.getAndSet(state);
            all.computeIfPresent(state.version(), (version, none) -> actions.step(before, state));
        });
        return all;
    }

    @Override
    public List<RecordedEvent> followed(ProjectId project, ConnectionId id, long version) {
        long now = projects.image(project).version();
        List<Long> own = projects.image(project).versionsOf(ResourceKind.subject(id), version, now);
        if (own.isEmpty()) {
            return List.of();
        }
        long last = own.get(Math.min(MOST, own.size()) - 1);
        return flights.between(project, id, version, last).stream()
                .takeWhile(entry -> entry.kind() != Timeline.Kind.CONFIGURATION)
                .map(Entry::event)
                .filter(event -> event.event() instanceof StatusReported)
                .toList();
    }
}
