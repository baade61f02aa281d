package io.culvert.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that gives away keys which are nowhere else, and remembers all that it was ever answered. */
final class Canaries {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Installation culvert;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    Canaries(Installation culvert) {
        this.culvert = culvert;
    }

    /** A key that is used once; of characters that every encoding writes in its own way. */
    String key() {
        String key = "C+/=" + UUID.randomUUID();
        keys.add(key);
        return key;
    }

    /** What a webhook's events are signed with. */
    String webhookSecret() {
        byte[] random = (UUID.randomUUID() + "/canary").getBytes(StandardCharsets.UTF_8);
        String key = Base64.getEncoder().encodeToString(random);
        keys.add(key);
        return "whsec_" + key;
    }

    List<String> keys() {
        return List.copyOf(keys);
    }

    /** Whole answers, status and headers included. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /**
     * Sends and remembers the answer.
     *
     * @return empty if there was none
     */
    Optional<HttpResponse<String>> send(String token, String method, String path, String body, String... headers) {
        Optional<HttpResponse<String>> answer = silently(token, method, path, body, headers);
        answer.ifPresent(it -> heard.add(it.statusCode() + " " + it.headers().map() + " " + it.body()));
        return answer;
    }

    /** Has the key be made of a connection; the answer that tells it is the one that may. */
    void generated(String token, String method, String path, String body) {
        HttpResponse<String> answer = silently(token, method, path, body).orElseThrow();
        generated(answer, "ipsec_site_connection", "psk");
    }

    /** The same of a webhook and its secret. */
    void generatedSecret(String token, String method, String path, String body) {
        generated(silently(token, method, path, body).orElseThrow(), "webhook", "secret");
    }

    private void generated(HttpResponse<String> answer, String resource, String attribute) {
        JsonNode made = JSON.readTree(answer.body()).path(resource);
        if (answer.statusCode() / 100 != 2 || !made.path(attribute).isString()) {
            throw new AssertionError("no key was made: " + answer.statusCode());
        }
        keys.add(made.get(attribute).asString().replaceFirst("^whsec_", ""));
    }

    private Optional<HttpResponse<String>> silently(
            String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(culvert.api() + path))
                .header("X-Auth-Token", token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
