package io.culvert.query.past;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Labels;
import io.culvert.query.images.Images;
import io.culvert.query.port.Checkpoints;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Delta;
import io.culvert.query.view.Label;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the feed keeps of events, in memory, and every state as it was while it was the present one. */
public final class StoredPast implements History, Checkpoints, Evictions {
    public final Images images = new Images();
    final Map<ProjectId, Map<Long, ProjectState>> live = new HashMap<>();
    private final Map<ProjectId, TreeMap<Long, RecordedEvent>> events = new HashMap<>();
    private final Map<ProjectId, Map<Long, ProjectState>> checkpoints = new HashMap<>();
    private final Set<Place> evicted = new HashSet<>();
    int eventsRead;
    int reads;

    public void take(Envelope envelope) {
        ProjectId project = envelope.projectId();
        Label label = Labels.of(envelope.event());
        ProjectImage before = images.image(project);
        if (before.next(envelope, label) instanceof Step.Advanced(ProjectImage next)) {
            keep(Delta.NONE.plus(before, next, envelope, label));
        } else {
            throw new AssertionError("version " + envelope.version() + " is not the next one");
        }
    }

    void giveUp(ProjectId project) {
        ProjectImage next = images.image(project).skipping();
        evicted.add(new Place(project, next.version()));
        keep(Delta.NONE.skipping(project, next));
    }

    private void keep(Delta delta) {
        images.publish(delta.images());
        delta.images()
                .forEach((project, image) ->
                        live.computeIfAbsent(project, any -> new HashMap<>()).put(image.version(), image.state()));
        delta.history()
                .forEach(each -> events.computeIfAbsent(each.envelope().projectId(), any -> new TreeMap<>())
                        .put(each.envelope().version(), RecordedEvent.of(each)));
        delta.checkpoints()
                .forEach(each -> checkpoints
                        .computeIfAbsent(each.project(), any -> new HashMap<>())
                        .put(each.state().version(), each.state()));
    }

    @Override
    public List<RecordedEvent> events(ProjectId project, List<Long> versions) {
        eventsRead += versions.size();
        reads++;
        return versions.stream()
                .sorted()
                .flatMap(version ->
                        Optional.ofNullable(
                                events.getOrDefault(project, new TreeMap<>()).get(version))
                                .stream())
                .toList();
    }

    void lose(ProjectId project, long version) {
        events.getOrDefault(project, new TreeMap<>()).remove(version);
    }

    @Override
    public Optional<ProjectState> find(ProjectId project, long version) {
        return Optional.ofNullable(checkpoints.getOrDefault(project, Map.of()).get(version));
    }

    void loseCheckpoints(ProjectId project) {
        checkpoints.remove(project);
    }

    @Override
    public Set<Place> all() {
        return evicted;
    }

    @Override
    public void add(Place place, String actor, Instant at) {
        evicted.add(place);
    }
}
