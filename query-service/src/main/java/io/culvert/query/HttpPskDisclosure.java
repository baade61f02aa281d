package io.culvert.query;

import io.culvert.events.connect.TrustFile;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.ShownKey;
import io.culvert.query.port.DisclosureUnavailableException;
import io.culvert.query.port.PskDisclosure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vault of a command service that is another process. It decides by the asker's own token; we only hand it on. */
final class HttpPskDisclosure implements PskDisclosure {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client;
    private final URI url;

    /**
     * @param commandService its address, without a path
     * @param trusted who may vouch for its certificate; absent for those whom the JVM trusts
     */
    HttpPskDisclosure(String commandService, Optional<TrustFile> trusted) {
        this.client = TrustFile.client(trusted, Duration.ofSeconds(1));
        this.url = URI.create(commandService.replaceAll("/+$", "") + "/internal/disclosures");
    }

    @Override
    public Map<ConnectionId, ShownKey> disclose(Asker asker, List<ConnectionId> connections) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("X-Auth-Token", asker.token())
                .header("X-Openstack-Request-Id", asker.requestId())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("connections", connections))))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new DisclosureUnavailableException(
                        "the command service answered " + answer.statusCode(), new IOException(url.toString()));
            }
            return keys(answer.body());
        } catch (IOException e) {
            throw new DisclosureUnavailableException("the command service at " + url + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DisclosureUnavailableException("interrupted", e);
        }
    }

    /** @param keys by the ids of connections */
    record Shown(Map<String, ShownKey> keys) {
        Shown {
            keys = Map.copyOf(keys);
        }
    }

    private static Map<ConnectionId, ShownKey> keys(String body) {
        Map<ConnectionId, ShownKey> keys = new HashMap<>();
        Json.read(body, Shown.class).keys().forEach((id, key) -> keys.put(ConnectionId.of(id), key));
        return keys;
    }
}
