package io.culvert.query.view;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;

/** The last that a host told of a connection. */
public record ConnectionHosting(ConnectionId connectionId, ConnectionStatus status) {}
