package io.culvert.command.domain;

import io.culvert.events.value.ConnectionId;

/** Deletes a site connection. */
public record DeleteSiteConnection(ConnectionId id) implements VpnCommand {}
