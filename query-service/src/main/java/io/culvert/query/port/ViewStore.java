package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import io.culvert.query.view.Delta;
import io.culvert.query.view.ProjectImage;
import java.util.Map;

/** Keeps the views. Writing the same again changes nothing, so whatever a crash cut short is mended by reading it again. */
public interface ViewStore {
    Map<ProjectId, ProjectImage> load();

    /** Returns when all is durable; the projects' versions are written last. */
    void write(Delta delta);

    /** The offset of the next event to read, by partition. */
    Map<Integer, Long> offsets();

    void saveOffsets(Map<Integer, Long> offsets);

    /** Forgets all, offsets first: views without offsets are read again, offsets without views would lose events. */
    void clear();
}
