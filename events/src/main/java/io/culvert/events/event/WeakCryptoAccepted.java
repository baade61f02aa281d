package io.culvert.events.event;

import io.culvert.events.value.ResourceKind;
import java.util.List;
import java.util.UUID;

/** A policy was accepted with these values, against which the operator warns ({@code "auth_algorithm sha1"}). */
public record WeakCryptoAccepted(ResourceKind kind, UUID id, List<String> weaknesses) implements Intent {
    public WeakCryptoAccepted {
        weaknesses = List.copyOf(weaknesses);
    }
}
