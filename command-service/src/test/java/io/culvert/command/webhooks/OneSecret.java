package io.culvert.command.webhooks;

import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.SecretRef;
import java.util.Optional;

/** A vault that has the same secret of everything. */
final class OneSecret implements Secrets {
    @Override
    public Optional<Secret> open(SecretRef ref) {
        return Optional.of(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    @Override
    public SecretRef seal(ProjectId project, ResourceId owner, Secret secret) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SecretRef sealNext(ProjectId project, ResourceId owner, SecretRef present, Secret secret) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroy(SecretRef ref) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroyOthers(ResourceId owner, SecretRef keep) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean has(ResourceId owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroyAll(ResourceId owner) {
        throw new UnsupportedOperationException();
    }
}
