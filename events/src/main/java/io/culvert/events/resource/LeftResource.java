package io.culvert.events.resource;

import io.culvert.events.value.ResourceKind;
import java.util.UUID;

/** A resource that was left as it is, and why. */
public record LeftResource(ResourceKind kind, UUID id, String why) {}
