package io.culvert.events.event;

import io.culvert.events.value.NetworkId;

/** A network was deleted. */
public record NetworkDeleted(NetworkId id) implements Intent {}
