package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import java.util.UUID;

/** Remembers requests by the keys that clients gave them, for a day at least. */
public interface Requests {
    /**
     * What is known of a request.
     *
     * @param fingerprint of its content
     * @param id made at its first attempt, from which the ids of all that it creates follow
     */
    record Known(String fingerprint, UUID id, Progress progress) {}

    /** How far a request got. */
    enum Progress {
        BEGUN,
        DONE
    }

    /** The request as it was first seen, be that now. */
    Known begin(ProjectId project, String key, Known ifNew);

    void done(ProjectId project, String key);
}
