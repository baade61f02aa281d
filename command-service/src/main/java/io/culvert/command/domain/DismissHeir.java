package io.culvert.command.domain;

import io.culvert.events.value.RouterId;

/**
 * Gives up to move a router to the host that makes ready for it; nothing happens if that one is not its heir any more.
 *
 * @param epoch of the preparation
 * @param why for people
 */
public record DismissHeir(RouterId routerId, long epoch, String why) implements VpnCommand {}
