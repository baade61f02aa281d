package io.culvert.command.port;

import io.culvert.command.domain.VpnCommand;
import io.culvert.events.event.Cause;

/** A command, and what its events will name as their cause. */
public record Caused(VpnCommand command, Cause cause) {}
