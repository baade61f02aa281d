package io.culvert.events.event;

import io.culvert.events.resource.Network;

/** A network was changed, and is now as it is here. */
public record NetworkUpdated(Network network) implements Intent {}
