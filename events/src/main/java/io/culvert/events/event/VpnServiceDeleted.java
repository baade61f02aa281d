package io.culvert.events.event;

import io.culvert.events.value.VpnServiceId;

/** A VPN service was deleted. */
public record VpnServiceDeleted(VpnServiceId id) implements Intent {}
