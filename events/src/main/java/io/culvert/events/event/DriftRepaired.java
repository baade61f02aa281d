package io.culvert.events.event;

import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import java.time.Instant;

/**
 * All is as wanted again where a drift was found.
 *
 * @param seenAt of the drift
 * @param repairedAt by the host's own clock
 */
public record DriftRepaired(RouterId routerId, HostId hostId, long epoch, Instant seenAt, Instant repairedAt)
        implements Observation {}
