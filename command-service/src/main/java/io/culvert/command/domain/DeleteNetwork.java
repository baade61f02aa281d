package io.culvert.command.domain;

import io.culvert.events.value.NetworkId;

/** Deletes a network and its subnets, unless a router uses one of them. */
public record DeleteNetwork(NetworkId id) implements VpnCommand {}
