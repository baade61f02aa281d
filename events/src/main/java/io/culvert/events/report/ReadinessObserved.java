package io.culvert.events.report;

import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.util.Optional;

/** Whether a host that is to carry a router next could begin at once; {@code epoch} is that of its preparation, and
 * {@code obstacle} what it lacks, null if nothing. */
public record ReadinessObserved(
        HostId hostId,
        Instant observedAt,
        ProjectId projectId,
        RouterId routerId,
        long epoch,
        Optional<StatusReason> obstacle)
        implements HostReport {}
