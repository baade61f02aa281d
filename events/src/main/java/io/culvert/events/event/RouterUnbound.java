package io.culvert.events.event;

import io.culvert.events.value.RouterId;

/** A router was taken from its host: nothing on it needs one any more. */
public record RouterUnbound(RouterId id) implements Intent {}
