package io.culvert.command.domain;

import io.culvert.events.value.Until;
import java.time.Instant;
import java.util.UUID;

/** A command that is carried out, and taken back unless its change set is confirmed before the deadline. */
public record Tentatively(UUID id, Instant deadline, Until until, VpnCommand then) implements VpnCommand {}
