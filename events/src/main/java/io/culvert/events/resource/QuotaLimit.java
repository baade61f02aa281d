package io.culvert.events.resource;

import io.culvert.events.value.ResourceKind;

/** How many resources of a kind a project may have; -1 for any number. */
public record QuotaLimit(ResourceKind kind, int limit) {}
