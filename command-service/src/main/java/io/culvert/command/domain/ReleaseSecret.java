package io.culvert.command.domain;

import io.culvert.events.value.HostId;
import io.culvert.events.value.SecretRef;

/**
 * A host wants a pre-shared key, to load it into charon. Accepted if it carries the key's connection, or makes ready to carry it
 * next; nothing changes.
 *
 * @param epoch of the binding, or of the preparation, under which the host acts
 */
public record ReleaseSecret(HostId hostId, long epoch, SecretRef psk) implements VpnCommand {}
