package io.culvert.agent.secrets;

import io.culvert.agent.identity.HostIdentity;
import io.culvert.agent.identity.IdentityException;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.port.SecretUnavailableException;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks the command service's vault, as the host that this is. */
public final class VaultKeys implements PreSharedKeys {
    private final HostIdentity identity;

    public VaultKeys(HostIdentity identity) {
        this.identity = identity;
    }

    @Override
    public byte[] fetch(ProjectId project, long epoch, SecretRef ref) {
        String path = "/hosts/secrets/" + ref.secretId() + "/" + ref.version() + "?epoch=" + epoch + "&project="
                + URLEncoder.encode(project.value(), StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer;
        try {
            answer = identity.get(path);
        } catch (IdentityException e) {
            throw new SecretUnavailableException(String.valueOf(e.getMessage()), e);
        }
        if (answer.statusCode() != 200) {
            throw new SecretUnavailableException("the vault answered " + answer.statusCode() + " to " + path, null);
        }
        return answer.body();
    }
}
