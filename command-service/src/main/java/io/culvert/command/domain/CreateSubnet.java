package io.culvert.command.domain;

import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.SubnetId;

/** Creates a subnet; if nothing is said of its gateway, that is the first host address. */
public record CreateSubnet(SubnetId id, String name, NetworkId networkId, Cidr cidr, Change<IpAddress> gatewayIp)
        implements VpnCommand {}
