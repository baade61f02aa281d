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
import java.util.concurrent.Semaphore;

/** Asks the command service's vault, as the host that this is; for a few keys at once, since each that is asked for beside
 * others costs both sides a way of TLS. */
public final class VaultKeys implements PreSharedKeys {
    private static final int AT_ONCE = 8;

    private final HostIdentity identity;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    public VaultKeys(HostIdentity identity) {
        this.identity = identity;
    }

    @Override
    public byte[] fetch(ProjectId project, long epoch, SecretRef ref) {
        String path = "/hosts/secrets/" + ref.secretId() + "/" + ref.version() + "?epoch=" + epoch + "&project="
                + URLEncoder.encode(project.value(), StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer;
        turns.acquireUninterruptibly();
        try {
            answer = identity.get(path);
        } catch (IdentityException e) {
            throw new SecretUnavailableException(String.valueOf(e.getMessage()), e);
        } finally {
            turns.release();
        }
        if (answer.statusCode() != 200) {
            throw new SecretUnavailableException("the vault answered " + answer.statusCode() + " to " + path, null);
        }
        return answer.body();
    }
}
