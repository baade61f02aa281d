package io.culvert.query.view;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;
import java.util.Optional;

/** A connection's last change as a version (0 if it is not known) and the last that a host told of it. */
public record ConnectionHosting(ConnectionId connectionId, long revision, Optional<ConnectionStatus> status) {}
