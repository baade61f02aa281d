package io.culvert.command.domain;

import io.culvert.events.value.IkePolicyId;

/** Deletes an IKE policy that no connection uses. */
public record DeleteIkePolicy(IkePolicyId id) implements VpnCommand {}
