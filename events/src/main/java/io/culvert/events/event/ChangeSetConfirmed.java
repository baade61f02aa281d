package io.culvert.events.event;

import java.util.UUID;

/** A change set stays: somebody said so, or its tunnels are up. */
public record ChangeSetConfirmed(UUID id) implements Intent {}
