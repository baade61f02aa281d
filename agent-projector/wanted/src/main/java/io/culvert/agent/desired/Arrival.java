package io.culvert.agent.desired;

import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import java.util.function.Supplier;

/**
 * A message with an event, as it is seen before it is read.
 *
 * @param binds whether it may give a router to a host, or the prospect of one
 * @param isNews false if the same event was seen before: the log was sent again
 * @param place where its partition goes on after it
 * @param event reads it, which costs most of all
 */
public record Arrival(
        ProjectId projectId, long version, boolean binds, boolean isNews, Place place, Supplier<Envelope> event) {

    /** A place in the log: the offset to read next in a partition. */
    public record Place(int partition, long next) {}
}
