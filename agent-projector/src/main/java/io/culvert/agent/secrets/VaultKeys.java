package io.culvert.agent.secrets;

import io.culvert.agent.identity.HostIdentity;
import io.culvert.agent.identity.IdentityException;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.port.SecretUnavailableException;
import io.culvert.events.host.SecretsAnswer;
import io.culvert.events.host.SecretsRequest;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.wire.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

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
        HttpResponse<byte[]> answer = asked(() -> identity.get(path));
        if (answer.statusCode() != 200) {
            throw new SecretUnavailableException("the vault answered " + answer.statusCode() + " to " + path, null);
        }
        return answer.body();
    }

    @Override
    public Optional<List<byte[]>> fetchTogether(ProjectId project, long epoch, List<SecretRef> refs) {
        SecretsRequest wanted = new SecretsRequest(
                project.value(),
                epoch,
                refs.stream()
                        .map(ref -> new SecretsRequest.Key(ref.secretId(), ref.version()))
                        .toList());
        HttpResponse<byte[]> answer = asked(() -> identity.send("POST", "/hosts/secrets", Json.write(wanted)));
        return answer.statusCode() == 200 ? SecretsAnswer.read(answer.body(), refs.size()) : Optional.empty();
    }

    private HttpResponse<byte[]> asked(Supplier<HttpResponse<byte[]>> question) {
        turns.acquireUninterruptibly();
        try {
            return question.get();
        } catch (IdentityException e) {
            throw new SecretUnavailableException(String.valueOf(e.getMessage()), e);
        } finally {
            turns.release();
        }
    }
}
