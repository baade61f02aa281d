package io.culvert.events.event;

import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.SecretRef;

/** A connection's pre-shared key, of that version, was about to be shown to the actor: on record before he saw it. */
public record SecretDisclosed(ConnectionId connectionId, SecretRef psk) implements Intent {}
