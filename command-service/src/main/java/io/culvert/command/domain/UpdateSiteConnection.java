package io.culvert.command.domain;

import io.culvert.events.value.ConnectionId;

/** Changes a site connection. */
public record UpdateSiteConnection(ConnectionId id, SiteConnectionChanges changes) implements VpnCommand {}
