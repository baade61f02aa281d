package io.culvert.command.domain;

import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;

/** Takes a router off a subnet. */
public record RemoveRouterInterface(RouterId routerId, SubnetId subnetId) implements VpnCommand {}
