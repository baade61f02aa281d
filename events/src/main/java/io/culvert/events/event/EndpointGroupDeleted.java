package io.culvert.events.event;

import io.culvert.events.value.EndpointGroupId;

/** An endpoint group was deleted. */
public record EndpointGroupDeleted(EndpointGroupId id) implements Intent {}
