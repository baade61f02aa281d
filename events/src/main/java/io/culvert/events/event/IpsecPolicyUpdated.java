package io.culvert.events.event;

import io.culvert.events.resource.IpsecPolicy;

/** An IPsec policy was changed, and is now as it is here. */
public record IpsecPolicyUpdated(IpsecPolicy policy) implements Intent {}
