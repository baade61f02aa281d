package io.culvert.events.value;

/**
 * One thing that was found changed by hand.
 *
 * @param what was found, for people; an identity of charon's or a site connection's is in it where there is one
 */
public record DriftFinding(DriftKind kind, String what) {}
