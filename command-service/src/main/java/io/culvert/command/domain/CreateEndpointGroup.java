package io.culvert.command.domain;

import io.culvert.events.resource.EndpointGroup;

/** Creates an endpoint group; its endpoints are as the client wrote them, and checked when this is decided. */
public record CreateEndpointGroup(EndpointGroup group) implements VpnCommand {}
