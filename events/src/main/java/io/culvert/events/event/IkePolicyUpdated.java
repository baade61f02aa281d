package io.culvert.events.event;

import io.culvert.events.resource.IkePolicy;

/** An IKE policy was changed, and is now as it is here. */
public record IkePolicyUpdated(IkePolicy policy) implements Intent {}
