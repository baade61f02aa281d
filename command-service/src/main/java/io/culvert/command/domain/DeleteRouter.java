package io.culvert.command.domain;

import io.culvert.events.value.RouterId;

/** Deletes a router without interfaces and VPN services. */
public record DeleteRouter(RouterId id) implements VpnCommand {}
