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

    /** @param image the image after an event that was given up */
    public Delta skipping(ProjectId project, ProjectImage image) {
        return new Delta(images.plus(project, image), documents, history, checkpoints);
    }

    public boolean isEmpty() {
        return images.isEmpty();
    }
}
