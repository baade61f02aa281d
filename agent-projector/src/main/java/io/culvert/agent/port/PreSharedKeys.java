package io.culvert.agent.port;

import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.util.List;
import java.util.Optional;

/** Where pre-shared keys and private keys come from. */
public interface PreSharedKeys {
    /**
     * The octets of a key; the caller wipes them after use and keeps them nowhere.
     *
     * @param epoch of the binding under which this host carries the key's connection
     * @throws SecretUnavailableException if the vault does not give it
     */
    byte[] fetch(ProjectId project, long epoch, SecretRef ref);

    /**
     * Several at once, in their order, like {@link #fetch} in all else; empty if the vault does not give all of them, which says
     * nothing of each.
     *
     * @param refs 32 at most
     * @throws SecretUnavailableException if the vault is away
     */
    default Optional<List<byte[]>> fetchTogether(ProjectId project, long epoch, List<SecretRef> refs) {
        return Optional.empty();
    }
}
