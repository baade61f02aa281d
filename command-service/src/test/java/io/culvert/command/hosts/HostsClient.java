package io.culvert.command.hosts;

import io.culvert.events.connect.Trust;
import io.culvert.events.host.HostCredential;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Somebody at the port for hosts, with whatever certificate. */
public final class HostsClient implements AutoCloseable {
    private final String url;
    private final HttpClient client;

    /**
     * @param status 0 if the handshake failed
     * @param logPosition 0 if none was told
     */
    public record Answer(int status, String body, long logPosition) {
        public Answer(int status, String body) {
            this(status, body, 0);
        }
    }

    private HostsClient(int port, X509Certificate authority, Optional<HostCredential> credential) {
        this.url = "https://127.0.0.1:" + port;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls(authority, credential))
                .build();
    }

    public static HostsClient as(int port, X509Certificate authority, HostCredential credential) {
        return new HostsClient(port, authority, Optional.of(credential));
    }

    public static HostsClient nobody(int port, X509Certificate authority) {
        return new HostsClient(port, authority, Optional.empty());
    }

    private static SSLContext tls(X509Certificate authority, Optional<HostCredential> credential) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(credential.map(HostCredential::keyManagers).orElse(null), Trust.in(List.of(authority)), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    private Answer send(String method, String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .method(method, BodyPublishers.ofString(Json.write(body))));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            long position =
                    answer.headers().firstValueAsLong(LeaseTerms.LOG_POSITION).orElse(0);
            return new Answer(answer.statusCode(), answer.body(), position);
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()), 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
