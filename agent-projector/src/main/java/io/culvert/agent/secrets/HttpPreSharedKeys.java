package io.culvert.agent.secrets;

import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.port.SecretUnavailableException;
import io.culvert.events.value.SecretRef;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the command service's vault over HTTP, with the token of this host. */
public final class HttpPreSharedKeys implements PreSharedKeys, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI commandUrl;
    private final Path hostTokenFile;
    private final HttpClient client;

    public HttpPreSharedKeys(URI commandUrl, Path hostTokenFile) {
        this.commandUrl = commandUrl;
        this.hostTokenFile = hostTokenFile;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    @Override
    public byte[] fetch(SecretRef ref) {
        URI uri = commandUrl.resolve("/internal/secrets/" + ref.secretId() + "/" + ref.version());
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header(
                            "X-Culvert-Host-Token",
                            Files.readString(hostTokenFile).strip())
                    .build();
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new SecretUnavailableException(
                        "the vault answered " + response.statusCode() + " to " + uri, null);
            }
            return response.body();
        } catch (IOException | IllegalArgumentException e) {
            // IllegalArgumentException: a token that is no header value; its text must not get into the message.
            throw new SecretUnavailableException(
                    "the vault was not reached at " + uri, e instanceof IOException ? e : null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("interrupted while asking the vault at " + uri, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
