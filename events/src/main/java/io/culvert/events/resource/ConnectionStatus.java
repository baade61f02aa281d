package io.culvert.events.resource;

import io.culvert.events.value.HostId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.time.Instant;

/** The last that a host told of a connection: {@code appliedVersion} is the version of the project that it had folded. */
public record ConnectionStatus(
        HostId hostId, long epoch, long appliedVersion, Status status, StatusReason reason, Instant since) {}
