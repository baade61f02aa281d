package io.culvert.command.domain;

import io.culvert.events.value.IkePolicyId;

/** Changes an IKE policy. */
public record UpdateIkePolicy(IkePolicyId id, IkePolicyChanges changes, InUse inUse) implements VpnCommand {}
