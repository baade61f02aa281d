package io.culvert.events.resource;

import java.time.Instant;
import java.util.List;

/**
 * What the Networking API calls the standard attributes of a resource.
 *
 * @param revision the version of the project at which it was last created, changed or tagged
 * @param tags sorted
 */
public record StandardAttributes(long revision, Instant createdAt, Instant updatedAt, List<String> tags) {
    public StandardAttributes {
        tags = List.copyOf(tags);
    }

    public StandardAttributes changed(long version, Instant at) {
        return new StandardAttributes(version, createdAt, at, tags);
    }

    public StandardAttributes tagged(long version, Instant at, List<String> with) {
        return new StandardAttributes(version, createdAt, at, with);
    }
}
