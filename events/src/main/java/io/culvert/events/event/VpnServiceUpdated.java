package io.culvert.events.event;

import io.culvert.events.resource.VpnService;

/** A VPN service was changed, and is now as it is here. */
public record VpnServiceUpdated(VpnService service) implements Intent {}
