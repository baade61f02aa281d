package io.culvert.events.event;

import io.culvert.events.value.IkePolicyId;

/** An IKE policy was deleted. */
public record IkePolicyDeleted(IkePolicyId id) implements Intent {}
