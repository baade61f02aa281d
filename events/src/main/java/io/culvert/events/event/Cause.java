package io.culvert.events.event;

import java.util.Optional;

/**
 * Who made an event happen, and through what.
 *
 * @param correlationId the request that began it all, {@code "req-" + UUID}; it stays the same along the whole chain
 * @param causationId what led to it directly: that request, a report ({@code "report:topic-partition@offset"}) or an
 *     event's id, or a change set ({@code "change-set/" + UUID})
 * @param traceparent the W3C Trace Context header of that request; absent if the client sent none
 */
public record Cause(String actor, String correlationId, String causationId, Optional<String> traceparent) {
    /** The cause of what a request leads to directly, when it is not traced. */
    public static Cause of(String actor, String correlationId) {
        return new Cause(actor, correlationId, correlationId, Optional.empty());
    }

    /** The cause of what somebody else does further along the same chain, because of a report or an event. */
    public Cause leadingTo(String nextActor, String nextCausationId) {
        return new Cause(nextActor, correlationId, nextCausationId, traceparent);
    }
}
