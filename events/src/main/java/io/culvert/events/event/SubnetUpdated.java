package io.culvert.events.event;

import io.culvert.events.resource.Subnet;

/** A subnet was changed, and is now as it is here. */
public record SubnetUpdated(Subnet subnet) implements Intent {}
