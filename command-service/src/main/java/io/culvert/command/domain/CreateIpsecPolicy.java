package io.culvert.command.domain;

import io.culvert.events.resource.IpsecPolicy;

/** Creates an IPsec policy; what the client left out is in it already ({@link Defaults}). */
public record CreateIpsecPolicy(IpsecPolicy policy) implements VpnCommand {}
