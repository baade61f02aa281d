package io.culvert.events.event;

import io.culvert.events.resource.Network;

/** A network was created, as it is here. */
public record NetworkCreated(Network network) implements Intent {}
