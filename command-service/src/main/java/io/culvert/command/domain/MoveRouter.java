package io.culvert.command.domain;

import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;

/** Takes a router from its host and gives it to another; nothing happens if it is there already or has no host. */
public record MoveRouter(RouterId routerId, HostId hostId) implements VpnCommand {}
