package io.culvert.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project's user: at the OpenStack command line, and at the bare API. */
public final class Tenant {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Installation culvert;
    private final String token;
    private final Supplier<Map<String, String>> login;

    /** A user whose token is the name of his project; where the API is, is asked each time, since a restart moves it. */
    public Tenant(Installation culvert, String project) {
        this.culvert = culvert;
        this.token = project;
        this.login = () -> Map.of(
                "OS_AUTH_TYPE",
                "admin_token",
                "OS_TOKEN",
                project,
                "OS_ENDPOINT",
                culvert.api(),
                "OS_NETWORK_ENDPOINT_OVERRIDE",
                culvert.api() + "/v2.0");
    }

    /**
     * A user who logs in.
     *
     * @param token at the bare API
     * @param login the environment of unmodified clients
     */
    Tenant(Installation culvert, String token, Map<String, String> login) {
        this.culvert = culvert;
        this.token = token;
        this.login = () -> login;
    }

    /** The unmodified client. */
    String openstack(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openstack"));
        command.addAll(List.of(arguments));
        return Shell.run(login.get(), command.toArray(String[]::new)).orFail();
    }

    /** A script of the unmodified SDK. */
    String python(Path script) {
        return Shell.run(login.get(), "/usr/bin/python3", script.toString()).orFail();
    }

    public record Answer(int status, JsonNode body) {
        String errorType() {
            return body.at("/NeutronError/type").asString("");
        }

        String errorMessage() {
            return body.at("/NeutronError/message").asString("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** @param request a method, a path, and a body if there is one, with spaces between them */
    Answer send(String request) {
        String[] words = request.split(" ", 3);
        BodyPublisher body = words.length < 3 ? BodyPublishers.noBody() : BodyPublishers.ofString(words[2]);
        return send(request(words[1]).method(words[0], body));
    }

    /** The only resource of that name. */
    JsonNode named(String path, String name) {
        JsonNode all = get(path + "?name=" + name).body();
        JsonNode list = all.iterator().next();
        if (list.size() != 1) {
            throw new AssertionError(list.size() + " of the name " + name + " under " + path);
        }
        return list.get(0);
    }

    public String id(String path, String name) {
        return named(path, name).get("id").asString();
    }

    public String status(String connection) {
        return named("/v2.0/vpn/ipsec-site-connections", connection)
                .get("status")
                .asString();
    }

    public JsonNode graphql(String query) {
        return post("/graphql", JSON.writeValueAsString(Map.of("query", query))).body();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(culvert.api() + path))
                .header("X-Auth-Token", token)
                .header("Content-Type", "application/json");
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response.statusCode(), body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
