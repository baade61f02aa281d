package io.culvert.command.domain;

import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;

/** Gives a router that needs a host to one; nothing happens if it has one already or needs none. */
public record BindRouter(RouterId routerId, HostId hostId) implements VpnCommand {}
