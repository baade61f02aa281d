package io.culvert.command.domain;

import java.time.Instant;
import java.util.UUID;

/** Says that an open change set stays. */
public record ConfirmChangeSet(UUID id, Instant at) implements VpnCommand {}
