package io.culvert.events.event;

import io.culvert.events.resource.Router;

/** A router was changed, and is now as it is here. */
public record RouterUpdated(Router router) implements Intent {}
