package io.culvert.events.report;

import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.time.Instant;

/** The state of one connection on its host. {@code appliedVersion} is the version of the last intent of the project that
 * the agent had folded and carried out; {@code epoch} is that of the binding under which it acted. */
public record ConnectionObserved(
        HostId hostId,
        Instant observedAt,
        ProjectId projectId,
        ConnectionId connectionId,
        long epoch,
        long appliedVersion,
        Status status,
        StatusReason reason)
        implements HostReport {}
