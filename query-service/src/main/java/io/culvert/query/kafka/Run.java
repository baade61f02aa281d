package io.culvert.query.kafka;

import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Subjects;
import io.culvert.events.wire.UnreadableException;
import io.culvert.events.wire.WireEvent;
import io.culvert.query.port.Evictions.Place;
import io.culvert.query.port.Projects;
import io.culvert.query.view.Delta;
import io.culvert.query.view.Label;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Step;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of records being folded: those of one poll, over the images that readers see. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private final Projects projects;
    private final Map<String, Stop> stops;
    private final Set<Place> evicted;
    private Delta delta;

    /**
     * @param stops the streams that have stopped; this run adds to them
     * @param evicted the events that were given up
     * @param unwritten what it goes on from
     */
    Run(Projects projects, Map<String, Stop> stops, Set<Place> evicted, Delta unwritten) {
        this.projects = projects;
        this.stops = stops;
        this.evicted = evicted;
        this.delta = unwritten;
    }

    void take(ConsumerRecord<String, String> taken) {
        Optional<WireEvent> event = Optional.empty();
        try {
            WireEvent wire = CloudEvents.parse(Messages.of(taken));
            event = Optional.of(wire);
            if (!wire.projectId().value().equals(Messages.key(taken))) {
                throw new UnreadableException(
                        "an event of project " + wire.projectId() + " under key '" + Messages.key(taken) + "'");
            }
            fold(taken, wire);
        } catch (RuntimeException e) {
            // Whatever one event does to the fold is that stream's trouble; nothing here touches store or bus.
            stop(taken, event, String.valueOf(e.getMessage()), e);
        }
    }

    private void fold(ConsumerRecord<String, String> taken, WireEvent wire) {
        ProjectId project = wire.projectId();
        ProjectImage image = image(project);
        if (wire.version() <= image.version()) {
            // Seen already; need not be readable, since it may have been given up.
            LOG.debug("{} version {} again", project, wire.version());
            return;
        }
        if (wire.version() == image.version() + 1 && evicted.contains(new Place(project, wire.version()))) {
            delta = delta.skipping(project, image.skipping());
            stops.remove(project.value());
            return;
        }
        Envelope envelope = wire.read();
        Label label = new Label(Subjects.of(envelope.event()), EventTypes.nameOf(envelope.event()));
        switch (image.next(envelope, label)) {
            case Step.Duplicate seen -> LOG.debug("{} version {} again", project, wire.version());
            case Step.Advanced(ProjectImage after) -> {
                delta = delta.plus(image, after, envelope, label);
                // What was missing has come, be it that the whole log was sent again.
                stops.remove(project.value());
            }
            case Step.Hole(long expected, long found) ->
                stop(taken, Optional.of(wire), "version " + found + " came where " + expected + " was to come", null);
        }
    }

    private ProjectImage image(ProjectId project) {
        ProjectImage changed = delta.images().get(project);
        return changed == null ? projects.image(project) : changed;
    }

    private void stop(
            ConsumerRecord<String, String> taken, Optional<WireEvent> event, String why, @Nullable Throwable cause) {
        String key = Messages.key(taken);
        if (stops.computeIfPresent(key, (same, stop) -> stop.andOneMore()) != null) {
            return;
        }
        long expected = event.map(it -> image(it.projectId()).version() + 1).orElse(0L);
        stops.put(key, new Stop(key, taken.partition(), taken.offset(), expected, event, why, 0));
        LOG.error(
                "ALARM the stream of project '{}' stops at partition {} offset {}: {}",
                key,
                taken.partition(),
                taken.offset(),
                why,
                cause);
    }

    Delta delta() {
        return delta;
    }
}
