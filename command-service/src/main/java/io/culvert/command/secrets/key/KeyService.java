package io.culvert.command.secrets.key;

import io.culvert.command.port.UnavailableException;
import io.culvert.events.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A keeper of keys that is asked over HTTP. What it says is never part of an error, but for its status. */
final class KeyService {
    /** Callers of the API are promised an answer within 2 s. */
    static final Duration SHORT = Duration.ofMillis(1_500);

    /** For much at once, where nobody waits. */
    static final Duration LONG = Duration.ofSeconds(30);

    private static final int LONGEST_ANSWER = 8 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final String name;
    private final URI url;

    KeyService(String name, URI url) {
        this.name = name;
        this.url = url;
    }

    HttpRequest.Builder to(String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(patience);
    }

    static HttpRequest.BodyPublisher json(Map<String, Object> body) {
        return HttpRequest.BodyPublishers.ofString(Json.write(body));
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        } catch (IOException e) {
            throw new UnavailableException(this + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while " + this + " was asked", e);
        }
    }

    /** What an answer that should be JSON says. */
    JsonNode read(HttpResponse<byte[]> answer) {
        try {
            return JsonMapper.shared().readTree(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            // Its cause would quote the answer.
            throw refused(answer);
        }
    }

    UnavailableException refused(HttpResponse<byte[]> answer) {
        return new UnavailableException(this + " answered " + answer.statusCode() + " to "
                + answer.request().method() + " " + answer.request().uri().getPath());
    }

    @Override
    public String toString() {
        return name + " at " + url;
    }
}
