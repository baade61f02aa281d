package io.culvert.query.live;

import io.culvert.events.value.ProjectId;
import io.culvert.query.images.Images;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Images and a history as the feed keeps them, of events that say nothing. */
final class Recorder implements History, Evictions {
    final Images images = new Images();
    final AtomicInteger reads = new AtomicInteger();
    private final Map<Place, RecordedEvent> events = new ConcurrentHashMap<>();
    private final Set<Place> givenUp = ConcurrentHashMap.newKeySet();

    void record(ProjectId project) {
        long version = images.image(project).version() + 1;
        store(project, version);
        publish(project);
    }

    void store(ProjectId project, long version) {
        events.put(new Place(project, version), event(version));
    }

    void publish(ProjectId project) {
        images.publish(Map.of(project, images.image(project).skipping()));
    }

    void giveUp(ProjectId project) {
        givenUp.add(new Place(project, images.image(project).version() + 1));
        publish(project);
    }

    static RecordedEvent event(long version) {
        return new RecordedEvent(
                new UUID(0, version),
                version,
                1_000 + version,
                Instant.EPOCH,
                "io.culvert.router.unbound.v1",
                "router/1",
                "someone",
                "req-1",
                "req-1",
                Optional.empty(),
                "{\"n\":" + version + "}",
                "{}");
    }

    @Override
    public List<RecordedEvent> events(ProjectId project, List<Long> versions) {
        reads.incrementAndGet();
        return versions.stream()
                .flatMap(version -> Stream.ofNullable(events.get(new Place(project, version))))
                .toList();
    }

    @Override
    public Set<Place> all() {
        return givenUp;
    }

    @Override
    public void add(Place place, String actor, Instant at) {
        givenUp.add(place);
    }
}
