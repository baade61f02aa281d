package io.culvert.command.port;

import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.util.Optional;

/** The vault. A secret is written before the event that refers to it; what no event refers to is swept. */
public interface Secrets {
    /** Seals the first version of a connection's secret. */
    SecretRef seal(ProjectId project, ConnectionId connection, Secret secret);

    /** Seals the next version beside the present one, which stays until it is destroyed. */
    SecretRef sealNext(ProjectId project, ConnectionId connection, SecretRef present, Secret secret);

    /** The secret; empty if it never was, or was destroyed. */
    Optional<Secret> open(SecretRef ref);

    /** Destroys one version for good; does nothing if it is gone already. */
    void destroy(SecretRef ref);

    /**
     * Destroys the versions of a connection's secret before that one, but for those that no event has referred to yet; these
     * and later ones are sealed for an event to come.
     */
    void destroyOthers(ConnectionId connection, SecretRef keep);

    /** Whether there is any version of a connection's secret: of one that was deleted, until all are destroyed. */
    boolean has(ConnectionId connection);

    /** Destroys all versions of a connection's secret. */
    void destroyAll(ConnectionId connection);
}
