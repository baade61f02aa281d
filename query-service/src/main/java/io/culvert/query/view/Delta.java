package io.culvert.query.view;

import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What a run of events makes of the views, however the run was cut: the last form of each document that changed
 * (empty if it is gone), the new images, the events themselves for the history, and the checkpoints that they passed.
 */
public record Delta(
        PMap<ProjectId, ProjectImage> images,
        PMap<ViewKey, Optional<StoredView>> documents,
        PVector<Recorded> history,
        PVector<Checkpoint> checkpoints) {
    public static final Delta NONE =
            new Delta(HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty(), TreePVector.empty());

    /** An event with what it is called, and what it told. */
    public record Recorded(Envelope envelope, Label label, Told told) {}

    /**
     * @param before the image before the event
     * @param image the image after it
     */
    public Delta plus(ProjectImage before, ProjectImage image, Envelope envelope, Label label) {
        PMap<ViewKey, Optional<StoredView>> changed = documents;
        for (Map.Entry<ViewKey, Optional<StoredView>> each :
                Documents.touched(envelope, image.state()).entrySet()) {
            changed = changed.plus(each.getKey(), each.getValue());
        }
        ProjectId project = envelope.projectId();
        return new Delta(
                images.plus(project, image),
                changed,
                history.plus(new Recorded(envelope, label, Told.of(before.state(), image.state(), envelope))),
                image.isCheckpoint() ? checkpoints.plus(new Checkpoint(project, image.state())) : checkpoints);
    }

    /** Both, one after the other. */
    public Delta then(Delta later) {
        return new Delta(
                images.plusAll(later.images()),
                documents.plusAll(later.documents()),
                history.plusAll(later.history()),
                checkpoints.plusAll(later.checkpoints()));
    }

    /** @param image the image after an event that was given up */
    public Delta skipping(ProjectId project, ProjectImage image) {
        return new Delta(images.plus(project, image), documents, history, checkpoints);
    }

    /**
     * What of it is beyond these versions; documents of a project that has any are there in their last form.
     *
     * @param versions of projects; one that is not among them has none yet
     */
    public Delta beyond(Map<ProjectId, Long> versions) {
        if (images.entrySet().stream().allMatch(it -> it.getValue().version() > version(versions, it.getKey()))
                && history.stream().allMatch(it -> isBeyond(versions, it.envelope()))) {
            return this;
        }
        PMap<ProjectId, ProjectImage> left = images;
        for (Map.Entry<ProjectId, ProjectImage> each : images.entrySet()) {
            if (each.getValue().version() <= version(versions, each.getKey())) {
                left = left.minus(each.getKey());
            }
        }
        PMap<ProjectId, ProjectImage> changed = left;
        return new Delta(
                changed,
                documents.minusAll(documents.keySet().stream()
                        .filter(key -> !changed.containsKey(key.projectId()))
                        .toList()),
                TreePVector.from(history.stream()
                        .filter(it -> isBeyond(versions, it.envelope()))
                        .toList()),
                TreePVector.from(checkpoints.stream()
                        .filter(it -> it.state().version() > version(versions, it.project()))
                        .toList()));
    }

    private static boolean isBeyond(Map<ProjectId, Long> versions, Envelope event) {
        return event.version() > version(versions, event.projectId());
    }

    private static long version(Map<ProjectId, Long> versions, ProjectId project) {
        return versions.getOrDefault(project, 0L);
    }

    public boolean isEmpty() {
        return images.isEmpty();
    }
}
