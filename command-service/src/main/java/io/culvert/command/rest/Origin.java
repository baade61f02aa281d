package io.culvert.command.rest;

import java.util.Optional;

/** A client's request as the origin of events: its own id, and the trace that the client follows, if it said so. */
record Origin(String requestId, Optional<String> traceparent) {}
