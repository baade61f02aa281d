package io.culvert.command.domain;

import io.culvert.events.value.SubnetId;

/** Deletes a subnet that no router and no endpoint group uses. */
public record DeleteSubnet(SubnetId id) implements VpnCommand {}
