package io.culvert.agent.port;

import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;

/** Where pre-shared keys and private keys come from. */
public interface PreSharedKeys {
    /**
     * The octets of a key; the caller wipes them after use and keeps them nowhere.
     *
     * @param epoch of the binding under which this host carries the key's connection
     * @throws SecretUnavailableException if the vault does not give it
     */
    byte[] fetch(ProjectId project, long epoch, SecretRef ref);
}
