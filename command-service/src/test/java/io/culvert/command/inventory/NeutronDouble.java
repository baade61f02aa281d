package io.culvert.command.inventory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.culvert.events.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A Neutron that gives the recorded answers of one scene after the other, and the Keystone that lets us in there. */
public final class NeutronDouble implements AutoCloseable {
    /** The service user's; no real one. */
    public static final String PASSWORD = "password-of-the-service";

    private final Recordings recordings = Recordings.read();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> instead = new ConcurrentHashMap<>();
    private volatile String scene = "before";
    private volatile Runnable meanwhile = () -> {};
    private HttpServer server = open(0);

    /** Where both are. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on Neutron is as it was then. */
    public void becomes(String next) {
        scene = next;
    }

    public Recordings recordings() {
        return recordings;
    }

    /** All tokens given so far are refused from now on. */
    void revokeAll() {
        tokens.clear();
    }

    int logins() {
        return logins.get();
    }

    /** The requests of Neutron so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Does that before the next answer, once. */
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    /** Has another text in all answers. */
    void tells(String text, String other) {
        instead.put(text, other);
    }

    /** Nobody answers any more. */
    public void goAway() {
        server.stop(0);
    }

    /** At the same address. */
    public void comeBack() {
        server = open(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpServer open(int port) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.createContext("/v3/auth/tokens", this::login);
            opened.createContext("/v2.0/", this::answer);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = Json.read(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
            logins.incrementAndGet();
            if (!body.at("/auth/identity/password/user/password").asString("").equals(PASSWORD)) {
                send(exchange, new Recordings.Answer(401, "{\"error\": {\"code\": 401}}"));
                return;
            }
            String token = "gAAAA" + UUID.randomUUID();
            tokens.add(token);
            exchange.getResponseHeaders().set("X-Subject-Token", token);
            Instant expires = Instant.now().plus(Duration.ofHours(1));
            send(
                    exchange,
                    new Recordings.Answer(201, Json.write(Map.of("token", Map.of("expires_at", expires.toString())))));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestURI().toString();
            requests.add(request);
            Runnable first = meanwhile;
            meanwhile = () -> {};
            first.run();
            String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
            send(
                    exchange,
                    token == null || !tokens.contains(token)
                            // As the token middleware before Neutron has it.
                            ? new Recordings.Answer(401, "{\"error\": {\"code\": 401, \"title\": \"Unauthorized\"}}")
                            : recordings
                                    .find(scene, request)
                                    .orElseGet(() -> new Recordings.Answer(500, "{\"not recorded\": true}")));
        }
    }

    private void send(HttpExchange exchange, Recordings.Answer answer) throws IOException {
        String body = answer.body();
        for (Map.Entry<String, String> each : instead.entrySet()) {
            body = body.replace(each.getKey(), each.getValue());
        }
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), octets.length);
        exchange.getResponseBody().write(octets);
    }
}
