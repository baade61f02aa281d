package io.culvert.command.domain;

import io.culvert.events.resource.SiteConnection;

/** Creates a site connection; what the client left out is in it already ({@link Defaults}), its secret is sealed. */
public record CreateSiteConnection(SiteConnection connection) implements VpnCommand {}
