package io.culvert.events.event;

import io.culvert.events.resource.VpnService;

/** A VPN service was created, as it is here. */
public record VpnServiceCreated(VpnService service) implements Intent {}
