package io.culvert.events.event;

import io.culvert.events.resource.EndpointGroup;

/** An endpoint group was created, as it is here. */
public record EndpointGroupCreated(EndpointGroup group) implements Intent {}
