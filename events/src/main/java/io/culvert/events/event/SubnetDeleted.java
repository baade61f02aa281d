package io.culvert.events.event;

import io.culvert.events.value.SubnetId;

/** A subnet was deleted. */
public record SubnetDeleted(SubnetId id) implements Intent {}
