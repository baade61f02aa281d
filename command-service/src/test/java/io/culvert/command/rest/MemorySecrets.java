package io.culvert.command.rest;

import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.SecretRef;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets kept in memory. */
final class MemorySecrets implements Secrets {
    final Map<SecretRef, Secret> kept = new ConcurrentHashMap<>();

    @Override
    public SecretRef seal(ProjectId project, ResourceId owner, Secret secret) {
        return keep(UUID.randomUUID(), 1, secret);
    }

    @Override
    public SecretRef sealNext(ProjectId project, ResourceId owner, SecretRef present, Secret secret) {
        return keep(present.secretId(), present.version() + 1, secret);
    }

    private SecretRef keep(UUID id, int version, Secret secret) {
        SecretRef ref = new SecretRef(id, version, "print-" + Arrays.hashCode(secret.reveal()));
        kept.put(ref, secret);
        return ref;
    }

    @Override
    public Optional<Secret> open(SecretRef ref) {
        return Optional.ofNullable(kept.get(ref));
    }

    @Override
    public void destroy(SecretRef ref) {
        kept.remove(ref);
    }

    @Override
    public void destroyOthers(ResourceId owner, SecretRef keep) {
        throw new UnsupportedOperationException();
    }

    /** Those whose former keys are not destroyed yet. */
    final Set<ResourceId> lingering = ConcurrentHashMap.newKeySet();

    @Override
    public boolean has(ResourceId owner) {
        return lingering.contains(owner);
    }

    @Override
    public void destroyAll(ResourceId owner) {
        throw new UnsupportedOperationException();
    }
}
