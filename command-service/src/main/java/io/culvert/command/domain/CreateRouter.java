package io.culvert.command.domain;

import io.culvert.events.value.RouterId;

/** Creates a router, with an external gateway if one is asked for. */
public record CreateRouter(RouterId id, String name, boolean adminStateUp, Change<GatewayRequest> gateway)
        implements VpnCommand {}
