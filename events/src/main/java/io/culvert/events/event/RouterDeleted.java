package io.culvert.events.event;

import io.culvert.events.value.RouterId;

/** A router was deleted. */
public record RouterDeleted(RouterId id) implements Intent {}
