package io.culvert.command.domain;

import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import java.time.Instant;

/** The host of a router is not heard of, and there is no other: what was up there counts as down until it speaks again;
 * nothing happens if the router is elsewhere. */
public record MissHost(RouterId routerId, HostId hostId, Instant at) implements VpnCommand {}
