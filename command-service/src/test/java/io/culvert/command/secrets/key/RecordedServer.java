package io.culvert.command.secrets.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a file of recorded answers has them, and keeps what it was asked. */
final class RecordedServer implements AutoCloseable {
    /** @param body as JSON; missing if there was none */
    record Asked(String line, Map<String, String> headers, JsonNode body) {}

    private record Answer(int status, Map<String, String> headers, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final HttpServer server;

    private RecordedServer(HttpServer server) {
        this.server = server;
    }

    static RecordedServer of(String resource) {
        try {
            RecordedServer recorded = new RecordedServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            recorded.read(resource);
            recorded.server.createContext("/", recorded::answer);
            recorded.server.start();
            return recorded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Blocks with an empty line between: the request's line, the status, headers, the body. */
    private void read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordedServer.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), UTF_8);
            for (String block : text.split("\n\n", -1)) {
                if (!block.startsWith("#")) {
                    read(block.strip().lines().toList());
                }
            }
        }
    }

    private void read(List<String> lines) {
        Map<String, String> headers = new HashMap<>();
        int next = 2;
        while (next < lines.size() && lines.get(next).matches("[A-Z][A-Za-z-]+: .*")) {
            String[] header = lines.get(next++).split(": ", 2);
            headers.put(header[0], header[1]);
        }
        String body = String.join("\n", lines.subList(next, lines.size()));
        answers.put(lines.getFirst(), new Answer(Integer.parseInt(lines.get(1)), headers, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(new Asked(line, headers, JsonMapper.shared().readTree(body)));
            Answer answer = answers.getOrDefault(line, new Answer(404, Map.of(), ""));
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] octets = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
        }
    }
}
