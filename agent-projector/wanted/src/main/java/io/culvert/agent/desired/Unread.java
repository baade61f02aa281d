package io.culvert.agent.desired;

import io.culvert.agent.desired.Arrival.Place;
import io.culvert.events.value.ProjectId;
import java.util.Optional;

/** Up to where a project has to be read anew: a place in the log, and the version that it has there at least. */
public record Unread(Place place, long version) {
    static Unread of(Arrival arrival) {
        return new Unread(arrival.place(), arrival.version());
    }

    Unread and(Arrival later) {
        return new Unread(later.place(), Math.max(version, later.version()));
    }

    /** Why nothing may be concluded from what was read of it up to there. */
    Optional<String> lackingIn(ProjectId id, Streams read) {
        return Optional.ofNullable(read.stopped().get(id))
                .or(() -> read.state(id).version() < version
                        ? Optional.of("the topic has its version " + version + ", and not all before it")
                        : Optional.empty());
    }
}
