package io.culvert.events.event;

/** Who made an event happen, and by which request: {@code correlationId} is the API's request id, {@code "req-" + UUID},
 * or the id of the report that was recorded. */
public record Cause(String actor, String correlationId) {}
