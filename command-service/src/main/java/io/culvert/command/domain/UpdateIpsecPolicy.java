package io.culvert.command.domain;

import io.culvert.events.value.IpsecPolicyId;

/** Changes an IPsec policy that no connection uses. */
public record UpdateIpsecPolicy(IpsecPolicyId id, IpsecPolicyChanges changes) implements VpnCommand {}
