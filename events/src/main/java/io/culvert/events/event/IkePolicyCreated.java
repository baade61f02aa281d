package io.culvert.events.event;

import io.culvert.events.resource.IkePolicy;

/** An IKE policy was created, as it is here. */
public record IkePolicyCreated(IkePolicy policy) implements Intent {}
