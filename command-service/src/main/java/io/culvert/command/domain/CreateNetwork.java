package io.culvert.command.domain;

import io.culvert.events.resource.Network;

/** Creates a network. */
public record CreateNetwork(Network network) implements VpnCommand {}
