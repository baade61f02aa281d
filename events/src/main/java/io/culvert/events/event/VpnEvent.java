package io.culvert.events.event;

/**
 * A fact about one project. An event carries the whole resource as it is afterwards, so that a fold needs no more
 * than the event, and a consumer no more than the last event of each resource.
 */
public sealed interface VpnEvent permits Intent, Observation {}
