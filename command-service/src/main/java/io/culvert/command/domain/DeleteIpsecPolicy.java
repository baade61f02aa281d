package io.culvert.command.domain;

import io.culvert.events.value.IpsecPolicyId;

/** Deletes an IPsec policy that no connection uses. */
public record DeleteIpsecPolicy(IpsecPolicyId id) implements VpnCommand {}
