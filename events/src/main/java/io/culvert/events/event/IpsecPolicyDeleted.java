package io.culvert.events.event;

import io.culvert.events.value.IpsecPolicyId;

/** An IPsec policy was deleted. */
public record IpsecPolicyDeleted(IpsecPolicyId id) implements Intent {}
