package io.culvert.events.resource;

import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.SubnetId;
import java.util.Optional;

/** A prefix of a network and the address of its gateway, if it has one. */
public record Subnet(SubnetId id, String name, NetworkId networkId, Cidr cidr, Optional<IpAddress> gatewayIp)
        implements Resource {}
