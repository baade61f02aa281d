package io.culvert.command.domain;

import io.culvert.events.value.IpsecPolicyId;

/** Changes an IPsec policy. */
public record UpdateIpsecPolicy(IpsecPolicyId id, IpsecPolicyChanges changes, InUse inUse) implements VpnCommand {}
