package io.culvert.query.port;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.util.Optional;

/** Shows pre-shared keys to those who may see them: nobody, unless whoever runs this service provides it. */
@FunctionalInterface
public interface PskDisclosure {
    Optional<String> disclose(Caller caller, ProjectId project, SecretRef psk);
}
