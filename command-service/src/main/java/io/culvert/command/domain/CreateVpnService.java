package io.culvert.command.domain;

import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.util.Optional;

/** Creates a VPN service on a router; its external addresses are then those of the router's gateway. */
public record CreateVpnService(
        VpnServiceId id,
        String name,
        String description,
        RouterId routerId,
        Optional<SubnetId> subnetId,
        boolean adminStateUp)
        implements VpnCommand {}
