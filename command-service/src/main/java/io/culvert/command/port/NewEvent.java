package io.culvert.command.port;

import io.culvert.events.event.Cause;
import io.culvert.events.event.VpnEvent;
import java.time.Instant;
import java.util.UUID;

/** An event that has no place in the log yet; its time is kept to the millisecond. */
public record NewEvent(UUID eventId, Instant time, Cause cause, VpnEvent event) {}
