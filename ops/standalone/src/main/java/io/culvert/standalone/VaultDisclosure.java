package io.culvert.standalone;

import io.culvert.command.port.Secrets;
import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import io.culvert.query.port.PskDisclosure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Shows a pre-shared key to those who could have set it: whoever may write in the project that owns it. */
record VaultDisclosure(Secrets vault) implements PskDisclosure {
    @Override
    public Optional<String> disclose(Caller caller, ProjectId project, SecretRef psk) {
        if (!caller.mayWrite() || !caller.sees(project)) {
            return Optional.empty();
        }
        return vault.open(psk).map(secret -> new String(secret.reveal(), StandardCharsets.UTF_8));
    }
}
