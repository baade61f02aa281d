package io.culvert.command.domain;

import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;

/**
 * Has a host make ready for a router that another carries, to get it once it is; nothing happens if one does so already, or
 * if no other host carries it.
 *
 * @param why the router is to go there, for people
 */
public record NameHeir(RouterId routerId, HostId hostId, String why) implements VpnCommand {}
