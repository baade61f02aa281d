package io.culvert.events.value;

import java.util.UUID;

/**
 * Refers to a secret in the vault without saying anything about it: {@code version} counts from 1 with each
 * replacement, {@code fingerprint} is keyed, so that equal secrets can be told only by who holds the vault's key.
 */
public record SecretRef(UUID secretId, int version, String fingerprint) {}
