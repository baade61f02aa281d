package io.culvert.events.event;

import io.culvert.events.value.RouterId;

/** The host that made ready for a router does not get it, and drops what it has prepared; the router stays where it is. */
public record HeirDismissed(RouterId id, String why) implements Intent {}
