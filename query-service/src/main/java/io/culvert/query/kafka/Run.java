package io.culvert.query.kafka;

import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Subjects;
import io.culvert.events.wire.UnreadableException;
import io.culvert.query.port.Projects;
import io.culvert.query.view.Delta;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Step;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of records being folded: those of one poll, over the images that readers see. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private final Projects projects;
    private final Map<String, Stop> stops;
    private Delta delta = Delta.NONE;

    /** @param stops the streams that have stopped; this run adds to them */
    Run(Projects projects, Map<String, Stop> stops) {
        this.projects = projects;
        this.stops = stops;
    }

    void take(ConsumerRecord<String, String> taken) {
        String key = Messages.key(taken);
        if (stops.containsKey(key)) {
            return;
        }
        try {
            Envelope envelope = CloudEvents.read(Messages.of(taken));
            if (!envelope.projectId().value().equals(key)) {
                throw new UnreadableException(
                        "an event of project " + envelope.projectId() + " under key '" + key + "'");
            }
            fold(taken, envelope);
        } catch (RuntimeException e) {
            // Whatever one event does to the fold is that stream's trouble; nothing here touches store or bus.
            stop(taken, String.valueOf(e.getMessage()), e);
        }
    }

    private void fold(ConsumerRecord<String, String> taken, Envelope envelope) {
        String subject = Subjects.of(envelope.event());
        switch (image(envelope.projectId()).next(envelope, subject)) {
            case Step.Duplicate seen -> LOG.debug("{} version {} again", envelope.projectId(), envelope.version());
            case Step.Advanced(ProjectImage image) -> delta = delta.plus(image, envelope, subject);
            case Step.Hole(long expected, long found) ->
                stop(taken, "version " + found + " came where " + expected + " was to come", null);
        }
    }

    private ProjectImage image(ProjectId project) {
        ProjectImage changed = delta.images().get(project);
        return changed == null ? projects.image(project) : changed;
    }

    private void stop(ConsumerRecord<String, String> taken, String why, @Nullable Throwable cause) {
        String key = Messages.key(taken);
        stops.put(key, new Stop(taken.partition(), taken.offset(), why));
        LOG.error(
                "the stream of project '{}' stops at partition {} offset {}: {}",
                key,
                taken.partition(),
                taken.offset(),
                why,
                cause);
    }

    Delta delta() {
        return delta;
    }

    static Map<String, String> reasons(Map<String, Stop> stops) {
        Map<String, String> reasons = new HashMap<>();
        stops.forEach((project, stop) -> reasons.put(project, stop.why()));
        return reasons;
    }
}
