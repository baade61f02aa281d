package io.culvert.events.report;

import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import java.time.Instant;

/** What an agent tells of its host, with the host's clock. */
public sealed interface HostReport permits ConnectionObserved, DriftObserved, RepairObserved, ReadinessObserved {
    HostId hostId();

    Instant observedAt();

    ProjectId projectId();
}
