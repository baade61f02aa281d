package io.culvert.events.report;

import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.List;

/** What was found changed by hand where a router is carried; {@code observedAt} tells one drift from the next. */
public record DriftObserved(
        HostId hostId,
        Instant observedAt,
        ProjectId projectId,
        RouterId routerId,
        long epoch,
        List<DriftFinding> findings)
        implements HostReport {
    public DriftObserved {
        findings = List.copyOf(findings);
    }
}
