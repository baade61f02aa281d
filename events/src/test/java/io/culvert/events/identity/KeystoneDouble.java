package io.culvert.events.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.culvert.events.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** As much of Keystone's Identity API v3 as a service and its clients use, with a clock that runs and tokens that end. */
public final class KeystoneDouble implements AutoCloseable {
    /** The service user's; no real one. */
    public static final String PASSWORD = "service-password";

    private record Known(String user, Optional<String> project, List<String> roles, Instant expires) {}

    private final HttpServer server;
    private final Map<String, Known> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger validations = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    public KeystoneDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v3/auth/tokens", this::tokens);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @return a new token of that user in that project */
    public String issue(String project, String... roles) {
        return issue(Optional.of(project), Instant.now().plusSeconds(3_600), roles);
    }

    public String issue(Optional<String> project, Instant expires, String... roles) {
        String token = "gAAAA" + UUID.randomUUID();
        tokens.put(token, new Known("user-of-" + project.orElse("nothing"), project, List.of(roles), expires));
        return token;
    }

    public void revoke(String token) {
        tokens.remove(token);
    }

    /** Also the service's own token. */
    public void revokeAll() {
        tokens.clear();
    }

    /** From now on each answer takes that long. */
    public void answerAfter(Duration time) {
        delay = time;
    }

    public int validations() {
        return validations.get();
    }

    public int logins() {
        return logins.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void tokens(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Thread.sleep(delay);
            if (exchange.getRequestMethod().equals("POST")) {
                login(exchange, Json.read(new String(body, StandardCharsets.UTF_8), JsonNode.class));
            } else {
                validate(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void login(HttpExchange exchange, JsonNode body) throws IOException {
        logins.incrementAndGet();
        String password = body.at("/auth/identity/password/user/password").asString("");
        if (!password.equals(PASSWORD)) {
            answer(exchange, 401, Map.of("error", Map.of("code", 401)));
            return;
        }
        String token = issue("service", "service");
        exchange.getResponseHeaders().set("X-Subject-Token", token);
        answer(exchange, 201, show(Objects.requireNonNull(tokens.get(token))));
    }

    private void validate(HttpExchange exchange) throws IOException {
        validations.incrementAndGet();
        if (live(exchange, "X-Auth-Token").isEmpty()) {
            answer(exchange, 401, Map.of("error", Map.of("code", 401)));
            return;
        }
        Optional<Known> known = live(exchange, "X-Subject-Token");
        answer(
                exchange,
                known.isPresent() ? 200 : 404,
                known.map(this::show).orElse(Map.of("error", Map.of("code", 404))));
    }

    private Optional<Known> live(HttpExchange exchange, String header) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                .flatMap(token -> Optional.ofNullable(tokens.get(token)))
                .filter(known -> Instant.now().isBefore(known.expires()));
    }

    private Map<String, Object> show(Known known) {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("methods", List.of("password"));
        token.put("expires_at", known.expires().toString());
        token.put("user", Map.of("id", known.user(), "name", known.user()));
        known.project().ifPresent(project -> token.put("project", Map.of("id", project, "name", project)));
        token.put(
                "roles",
                known.roles().stream()
                        .map(role -> Map.of("id", role, "name", role))
                        .toList());
        return Map.of("token", token);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] json = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
