package io.culvert.events.event;

import io.culvert.events.resource.Subnet;

/** A subnet was created, as it is here. */
public record SubnetCreated(Subnet subnet) implements Intent {}
