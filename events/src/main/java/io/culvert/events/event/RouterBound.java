package io.culvert.events.event;

import io.culvert.events.resource.Binding;

/** A router was given to a host, which alone may act for it from this epoch on. */
public record RouterBound(Binding binding) implements Intent {}
