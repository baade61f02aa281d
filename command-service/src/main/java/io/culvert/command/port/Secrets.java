package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.SecretRef;
import java.util.Optional;

/** The vault. A secret is written before the event that refers to it; what no event refers to is swept. */
public interface Secrets {
    /** Seals the first version of a resource's secret. */
    SecretRef seal(ProjectId project, ResourceId owner, Secret secret);

    /** Seals the next version beside the present one, which stays until it is destroyed. */
    SecretRef sealNext(ProjectId project, ResourceId owner, SecretRef present, Secret secret);

    /** The secret; empty if it never was, or was destroyed. */
    Optional<Secret> open(SecretRef ref);

    /** Destroys one version for good; does nothing if it is gone already. */
    void destroy(SecretRef ref);

    /**
     * Destroys the versions of a resource's secret before that one, but for those that no event has referred to yet; these
     * and later ones are sealed for an event to come.
     */
    void destroyOthers(ResourceId owner, SecretRef keep);

    /** Whether there is any version of a resource's secret: of one that was deleted, until all are destroyed. */
    boolean has(ResourceId owner);

    /** Destroys all versions of a resource's secret. */
    void destroyAll(ResourceId owner);
}
