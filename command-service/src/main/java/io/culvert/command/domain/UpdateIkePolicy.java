package io.culvert.command.domain;

import io.culvert.events.value.IkePolicyId;

/** Changes an IKE policy that no connection uses. */
public record UpdateIkePolicy(IkePolicyId id, IkePolicyChanges changes) implements VpnCommand {}
