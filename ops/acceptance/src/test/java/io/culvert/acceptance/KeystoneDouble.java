package io.culvert.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of Keystone's Identity API v3 as clients need to log in by password and to find a network service: one user, a
 * member of whatever project he names, and the service user that asks about his tokens.
 */
final class KeystoneDouble implements AutoCloseable {
    static final String USER = "alice";
    /** No real ones. */
    static final String PASSWORD = "password-of-alice";

    static final String SERVICE_PASSWORD = "password-of-culvert";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> PASSWORDS = Map.of(USER, PASSWORD, "culvert", SERVICE_PASSWORD);
    private static final Map<String, String> ROLES = Map.of(USER, "member", "culvert", "service");

    private record Session(String user, String project, Instant since) {}

    private final HttpServer server;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private volatile String network = "";

    private KeystoneDouble(HttpServer server) {
        this.server = server;
    }

    static KeystoneDouble start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            KeystoneDouble keystone = new KeystoneDouble(server);
            server.createContext("/v3", keystone::version);
            server.createContext("/v3/auth/tokens", keystone::tokens);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return keystone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on its catalogue has that address for the network service. */
    void lists(String api) {
        network = api;
    }

    /** What the user gets when he logs in for that project. */
    String token(String project) {
        return begin(USER, project);
    }

    /** Ids are no names: whoever takes one for the other is found out. */
    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String begin(String user, String project) {
        String token = "gAAAA" + UUID.randomUUID();
        sessions.put(token, new Session(user, project, Instant.now()));
        return token;
    }

    private void version(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(
                    exchange,
                    200,
                    Map.of(
                            "version",
                            Map.of(
                                    "id",
                                    "v3.14",
                                    "status",
                                    "stable",
                                    "links",
                                    List.of(Map.of("rel", "self", "href", url() + "/v3/")))));
        }
    }

    private void tokens(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "POST" -> login(exchange, JSON.readTree(new String(body, StandardCharsets.UTF_8)));
                case "GET" -> validate(exchange);
                default -> refuse(exchange, 405);
            }
        }
    }

    private void login(HttpExchange exchange, JsonNode body) throws IOException {
        JsonNode user = body.at("/auth/identity/password/user");
        JsonNode project = body.at("/auth/scope/project");
        String name = user.path("name").asString("");
        boolean known = user.path("password").asString("").equals(PASSWORDS.get(name));
        boolean named = List.of(user, project).stream()
                .allMatch(each -> each.at("/domain/name").asString("").equals("Default"));
        if (!known || !named) {
            refuse(exchange, 401);
            return;
        }
        String token = begin(name, project.path("name").asString(""));
        exchange.getResponseHeaders().set("X-Subject-Token", token);
        answer(exchange, 201, shown(session(token).orElseThrow()));
    }

    private void validate(HttpExchange exchange) throws IOException {
        if (session(exchange.getRequestHeaders().getFirst("X-Auth-Token")).isEmpty()) {
            refuse(exchange, 401);
            return;
        }
        Optional<Session> subject = session(exchange.getRequestHeaders().getFirst("X-Subject-Token"));
        if (subject.isEmpty()) {
            refuse(exchange, 404);
        } else {
            answer(exchange, 200, shown(subject.get()));
        }
    }

    private Optional<Session> session(@Nullable String token) {
        return Optional.ofNullable(token).map(sessions::get);
    }

    private Map<String, Object> shown(Session session) {
        Map<String, String> domain = Map.of("id", "default", "name", "Default");
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("methods", List.of("password"));
        token.put("issued_at", session.since().toString());
        token.put("expires_at", session.since().plusSeconds(3_600).toString());
        token.put("user", Map.of("id", id(session.user()), "name", session.user(), "domain", domain));
        token.put("project", Map.of("id", id(session.project()), "name", session.project(), "domain", domain));
        token.put("roles", List.of(Map.of("id", id("role"), "name", ROLES.getOrDefault(session.user(), ""))));
        token.put("catalog", List.of(service("identity", url() + "/v3"), service("network", network)));
        return Map.of("token", token);
    }

    private static Map<String, Object> service(String type, String url) {
        Map<String, String> endpoint = Map.of(
                "id", id(type + " endpoint"), "interface", "public", "region", "one", "region_id", "one", "url", url);
        return Map.of("id", id(type), "type", type, "name", type, "endpoints", List.of(endpoint));
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        answer(exchange, status, Map.of("error", Map.of("code", status, "title", "refused", "message", "refused")));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
