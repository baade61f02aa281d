package io.culvert.command.domain;

import io.culvert.events.value.EndpointGroupId;

/** Deletes an endpoint group that no connection uses. */
public record DeleteEndpointGroup(EndpointGroupId id) implements VpnCommand {}
