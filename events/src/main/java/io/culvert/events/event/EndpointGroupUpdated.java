package io.culvert.events.event;

import io.culvert.events.resource.EndpointGroup;

/** An endpoint group was changed, and is now as it is here. */
public record EndpointGroupUpdated(EndpointGroup group) implements Intent {}
