package io.culvert.events.resource;

import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;

/** Which host carries a router; the epoch counts from 1 with each binding of that router, and each preparation for one. */
public record Binding(RouterId routerId, HostId hostId, long epoch) {}
