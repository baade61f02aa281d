package io.culvert.events.report;

import io.culvert.events.value.DataPlane;
import io.culvert.events.value.HostId;
import java.time.Instant;

/** A sign of life of a host, and what it is able to do. */
public record HostObserved(HostId hostId, Instant observedAt, DataPlane dataPlane, String charonVersion)
        implements HostReport {}
