package io.culvert.events.resource;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;

/** Algorithms that are offered to a peer together, or not at all (RFC 7296 section 3.3). */
public record Proposal(AuthAlgorithm authAlgorithm, EncryptionAlgorithm encryptionAlgorithm, DhGroup pfs) {}
