package io.culvert.agent.identity;

import io.culvert.events.host.Issued;
import io.culvert.events.host.KeyRequest;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** The command service's port for hosts, over one way of TLS. */
final class HostsApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI url;
    private final HttpClient client;

    HostsApi(URI url, SSLContext tls) {
        this.url = url;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** @throws IdentityException if the service is away, or gives none */
    Issued enrol(KeyRequest request) {
        return post("/hosts/enrolment", request);
    }

    /** @throws IdentityException if the service is away, or gives none */
    Issued renew(KeyRequest request) {
        return post("/hosts/certificate", request);
    }

    private Issued post(String path, KeyRequest request) {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(request))),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IdentityException(url.resolve(path) + " answered " + answer.statusCode(), null);
        }
        try {
            return Json.read(answer.body(), Issued.class);
        } catch (UnreadableException e) {
            throw new IdentityException(url.resolve(path) + " gave no certificate", e);
        }
    }

    /** @throws IdentityException if the service is away */
    HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)), BodyHandlers.ofByteArray());
    }

    /** @throws IdentityException if the service is away */
    HttpResponse<byte[]> send(String method, String path, String body) {
        return send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)),
                BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.timeout(PATIENCE).build(), body);
        } catch (IOException e) {
            throw new IdentityException(url + " was not reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityException("interrupted while asking " + url, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
