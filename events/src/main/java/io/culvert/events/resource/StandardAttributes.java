package io.culvert.events.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the Networking API calls the standard attributes of a resource, and since when a connection has its secret.
 *
 * @param revision the version of the project at which it was last created, changed or tagged
 * @param tags sorted
 * @param pskSetAt when the pre-shared key was set that a connection has now; empty for what is no connection
 */
public record StandardAttributes(
        long revision, Instant createdAt, Instant updatedAt, List<String> tags, Optional<Instant> pskSetAt) {
    public StandardAttributes {
        tags = List.copyOf(tags);
    }

    public StandardAttributes changed(long version, Instant at) {
        return new StandardAttributes(version, createdAt, at, tags, pskSetAt);
    }

    public StandardAttributes tagged(long version, Instant at, List<String> with) {
        return new StandardAttributes(version, createdAt, at, with, pskSetAt);
    }

    /** With a pre-shared key that was set at that time. */
    public StandardAttributes keyed(Instant at) {
        return new StandardAttributes(revision, createdAt, updatedAt, tags, Optional.of(at));
    }
}
