package io.culvert.events.telemetry;

import java.time.Instant;

/** What a connection has carried since that time on this host, over all of its SAs: traffic, how many CHILD_SAs there were,
 * and how many of them gave way to another by a rekey. These only grow for as long as since stays. */
public record TunnelCounters(Instant since, Traffic traffic, long childSas, long rekeys) {}
