package io.culvert.events.event;

import io.culvert.events.resource.Heir;

/** A router that a host carries is to go to another, which makes ready for it first; until it is bound there nothing else
 * changes. */
public record HeirNamed(Heir heir) implements Intent {}
