package io.culvert.events.event;

import io.culvert.events.resource.Router;

/** A router was created, as it is here. */
public record RouterCreated(Router router) implements Intent {}
