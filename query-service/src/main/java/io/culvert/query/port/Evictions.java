package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.Set;

/** The events that operators gave up: every generation of the views goes on without them. */
public interface Evictions {
    /** One event, by its place in its stream. */
    record Place(ProjectId project, long version) {}

    Set<Place> all();

    /** Durable when it returns. */
    void add(Place place, String actor, Instant at);
}
