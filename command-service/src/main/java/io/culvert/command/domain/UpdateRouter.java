package io.culvert.command.domain;

import io.culvert.events.value.RouterId;
import java.util.Optional;

/** Changes a router; empty leaves an attribute as it is. */
public record UpdateRouter(
        RouterId id, Optional<String> name, Optional<Boolean> adminStateUp, Change<GatewayRequest> gateway)
        implements VpnCommand {}
