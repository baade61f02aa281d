package io.culvert.events.event;

import io.culvert.events.resource.IpsecPolicy;

/** An IPsec policy was created, as it is here. */
public record IpsecPolicyCreated(IpsecPolicy policy) implements Intent {}
