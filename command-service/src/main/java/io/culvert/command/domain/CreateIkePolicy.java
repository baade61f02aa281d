package io.culvert.command.domain;

import io.culvert.events.resource.IkePolicy;

/** Creates an IKE policy; what the client left out is in it already ({@link Defaults}). */
public record CreateIkePolicy(IkePolicy policy) implements VpnCommand {}
