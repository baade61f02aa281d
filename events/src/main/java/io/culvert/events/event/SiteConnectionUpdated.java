package io.culvert.events.event;

import io.culvert.events.resource.SiteConnection;

/** A site connection was changed, and is now as it is here. */
public record SiteConnectionUpdated(SiteConnection connection) implements Intent {}
