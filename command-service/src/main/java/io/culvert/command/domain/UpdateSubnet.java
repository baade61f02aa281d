package io.culvert.command.domain;

import io.culvert.events.value.IpAddress;
import io.culvert.events.value.SubnetId;
import java.util.Optional;

/** Changes a subnet; empty leaves the name as it is. */
public record UpdateSubnet(SubnetId id, Optional<String> name, Change<IpAddress> gatewayIp) implements VpnCommand {}
