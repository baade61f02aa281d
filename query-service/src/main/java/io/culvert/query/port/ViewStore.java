package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import io.culvert.query.view.Delta;
import io.culvert.query.view.ProjectImage;
import java.util.Map;
import java.util.Set;

/** Keeps the views. Writing the same again changes nothing, so whatever a crash cut short is mended by reading it again. */
public interface ViewStore {
    /** Another instance may write meanwhile: what comes after {@link #place} as it was before leads from there to what is. */
    Map<ProjectId, ProjectImage> load();

    /** The version of each project, up to which all is there. */
    Map<ProjectId, Long> versions();

    /** The same for some projects; none for one that is not there. */
    Map<ProjectId, Long> versions(Set<ProjectId> projects);

    /** Returns when all is durable; the projects' versions are written last. */
    void write(Delta delta);

    /** Where to go on in the topic; {@link Place#BEGINNING} at first. */
    Place place();

    void savePlace(Place place);

    /**
     * A place in a topic.
     *
     * @param topicId the topic's own id, since a topic that was made anew has other events at the same offsets
     * @param offsets the offset of the next event to read, by partition
     */
    record Place(String topicId, Map<Integer, Long> offsets) {
        public static final Place BEGINNING = new Place("", Map.of());

        public Place {
            offsets = Map.copyOf(offsets);
        }
    }
}
