package io.culvert.events.event;

import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.UUID;

/** An event in its place: {@code version} counts from 1 in the project's stream, {@code position} from 1 in the whole log,
 * both without gaps. */
public record Envelope(
        UUID eventId, ProjectId projectId, long version, long position, Instant time, Cause cause, VpnEvent event) {}
