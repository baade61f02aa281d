package io.culvert.command.domain;

import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import java.time.Instant;

/**
 * Takes a router from its host and gives it to another; nothing happens if it is there already or has no host. What was up is
 * down until the other host has spoken.
 *
 * @param why the former host does not carry it any more, for people
 */
public record MoveRouter(RouterId routerId, HostId hostId, Instant at, String why) implements VpnCommand {}
