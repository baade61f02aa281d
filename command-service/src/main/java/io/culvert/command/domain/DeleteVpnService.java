package io.culvert.command.domain;

import io.culvert.events.value.VpnServiceId;

/** Deletes a VPN service that has no connections. */
public record DeleteVpnService(VpnServiceId id) implements VpnCommand {}
