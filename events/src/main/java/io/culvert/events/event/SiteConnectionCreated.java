package io.culvert.events.event;

import io.culvert.events.resource.SiteConnection;

/** A site connection was created, as it is here. */
public record SiteConnectionCreated(SiteConnection connection) implements Intent {}
