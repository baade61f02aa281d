package io.culvert.events.report;

import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Instant;

/** All is as wanted again; {@code driftAt} is when the drift that was repaired was observed. */
public record RepairObserved(
        HostId hostId, Instant observedAt, ProjectId projectId, RouterId routerId, long epoch, Instant driftAt)
        implements HostReport {}
