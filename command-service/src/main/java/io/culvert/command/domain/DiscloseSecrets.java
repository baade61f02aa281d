package io.culvert.command.domain;

import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.SecretRef;
import java.util.Map;

/** Puts on record that the pre-shared keys of these connections are about to be shown to somebody. */
public record DiscloseSecrets(Map<ConnectionId, SecretRef> secrets) implements VpnCommand {
    public DiscloseSecrets {
        secrets = Map.copyOf(secrets);
    }
}
