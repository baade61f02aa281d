package io.culvert.events.resource;

import io.culvert.events.value.IpAddress;
import io.culvert.events.value.SubnetId;

/** An address taken from a subnet. */
public record FixedIp(SubnetId subnetId, IpAddress address) {}
