package io.culvert.bench;

import io.culvert.embedded.EmbeddedBroker;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Subjects;
import io.culvert.events.wire.WireEvent;
import io.culvert.query.images.Images;
import io.culvert.query.kafka.Rebuild;
import io.culvert.query.mongo.MongoGenerations;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.view.Label;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The views made from the events: by the fold alone, in memory, and from the topic into the store. A resource has ten
 * events, as one that is created, changed and reported on has.
 */
final class RebuildBench {
    private static final int EVENTS = 200_000;
    private static final int PROJECTS = 50;
    private static final int EVENTS_OF_A_RESOURCE = 10;

    private RebuildBench() {}

    static void run() throws Exception {
        List<WireEvent> events = events();
        for (int round = 0; round < 3; round++) {
            fold(
                    "understood already, the fold alone",
                    events.stream().map(WireEvent::read).toList());
            long began = System.nanoTime();
            long read = events.stream()
                    .map(WireEvent::read)
                    .filter(it -> it.version() > 0)
                    .count();
            told("from JSON, without the fold", read, began);
        }
        try (Scratch scratch = new Scratch();
                EmbeddedBroker broker = EmbeddedBroker.start(scratch.folder().resolve("kafka"), 0);
                QueryDatabase database = QueryDatabase.open(StoreSettings.at(scratch.uri()), "culvert_bench_views")) {
            MongoGenerations generations = new MongoGenerations(database);
            generations.serving();
            Events.send(broker.bootstrapServers(), events.stream());
            for (int round = 0; round < 3; round++) {
                long began = System.nanoTime();
                try (Rebuild rebuild = Rebuild.start(
                        BusSettings.open(broker.bootstrapServers()), 2, generations.next(), Set.of(), () -> true)) {
                    while (!rebuild.isUpTo(new Images())) {
                        Thread.sleep(20);
                    }
                    told("from the topic into the store", EVENTS, began);
                }
            }
        }
    }

    private static void fold(String name, List<Envelope> events) {
        long began = System.nanoTime();
        Map<ProjectId, ProjectImage> images = new HashMap<>();
        for (Envelope event : events) {
            ProjectImage image = images.getOrDefault(event.projectId(), ProjectImage.EMPTY);
            Label label = new Label(Subjects.of(event.event()), EventTypes.nameOf(event.event()));
            if (image.next(event, label) instanceof Step.Advanced(ProjectImage next)) {
                images.put(event.projectId(), next);
            }
        }
        told(name, images.values().stream().mapToLong(ProjectImage::version).sum(), began);
    }

    private static void told(String name, long events, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        Print.line("%-36s %d events in %.1f s, %.0f/s", name + ":", events, seconds, events / seconds);
    }

    private static List<WireEvent> events() {
        List<WireEvent> events = new ArrayList<>(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            int round = i / PROJECTS;
            Network network = new Network(
                    new NetworkId(new UUID(i % PROJECTS, round / EVENTS_OF_A_RESOURCE)), "net" + round, false, true);
            VpnEvent event =
                    round % EVENTS_OF_A_RESOURCE == 0 ? new NetworkCreated(network) : new NetworkUpdated(network);
            events.add(WireEvent.of(new Envelope(
                    UUID.randomUUID(),
                    new ProjectId("p" + i % PROJECTS),
                    round + 1L,
                    i + 1L,
                    Instant.now(),
                    Cause.of("bench", "req-1"),
                    event)));
        }
        return events;
    }
}
