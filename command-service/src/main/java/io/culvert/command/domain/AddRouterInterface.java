package io.culvert.command.domain;

import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import java.util.UUID;

/** Attaches a router to a subnet by a port of that id. */
public record AddRouterInterface(RouterId routerId, SubnetId subnetId, UUID portId) implements VpnCommand {}
