package io.culvert.events.resource;

import java.util.UUID;

/** A router's port on an inner subnet. */
public record RouterInterface(UUID portId, FixedIp fixedIp) {}
