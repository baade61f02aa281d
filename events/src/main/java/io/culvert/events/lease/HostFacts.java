package io.culvert.events.lease;

import io.culvert.events.value.DataPlane;

/**
 * What a host is able to do, told with each renewal of its lease.
 *
 * @param charonVersion such as 5.9.8; empty while none runs
 */
public record HostFacts(DataPlane dataPlane, String charonVersion) {}
