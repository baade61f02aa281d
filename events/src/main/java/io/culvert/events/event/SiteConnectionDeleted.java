package io.culvert.events.event;

import io.culvert.events.value.ConnectionId;

/** A site connection was deleted. */
public record SiteConnectionDeleted(ConnectionId id) implements Intent {}
