package io.culvert.events.event;

/** What was seen on a host. */
public sealed interface Observation extends VpnEvent permits StatusReported {}
