package io.culvert.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** One tenant's client of the API. It takes the JDK's plain client, which costs the machine least beside the server. */
final class ApiClient {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final int PATIENCE_MILLIS = 30_000;

    static {
        // As many connections are kept as there are clients; the default is five.
        System.setProperty("http.maxConnections", "128");
    }

    private final String api;
    private final String token;

    ApiClient(String api, String token) {
        this.api = api;
        this.token = token;
    }

    /** @throws IllegalStateException if it is not answered with that status */
    String call(String method, String path, String body, int expected) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(api + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestProperty("X-Auth-Token", token);
            if (!body.isEmpty()) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(bytes.length);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(bytes);
            }
            int status = connection.getResponseCode();
            String answer = text(status < 400 ? connection.getInputStream() : connection.getErrorStream());
            if (status != expected) {
                throw new IllegalStateException(method + " " + path + ": " + status + " " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    /** @return the id of what was created */
    String create(String path, String body) {
        return ids(call("POST", path, body, 201)).getFirst();
    }

    /** @throws IllegalStateException if it is not there */
    void show(String path) {
        call("GET", path, "", 200);
    }

    void delete(String path) {
        call("DELETE", path, "", 204);
    }

    /** All that the answer shows, in its order. */
    static List<String> ids(String answer) {
        return ID.matcher(answer).results().map(id -> id.group(1)).toList();
    }

    private static String text(InputStream in) throws IOException {
        if (in == null) {
            return "";
        }
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
