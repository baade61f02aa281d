package io.culvert.events.event;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;

/** A connection changed its state on its host. */
public record StatusReported(ConnectionId connectionId, ConnectionStatus status) implements Observation {}
