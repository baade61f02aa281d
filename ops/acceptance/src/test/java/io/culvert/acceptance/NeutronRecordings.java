package io.culvert.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** Gives the answers that a real Neutron server gave, those of one scene at a time; the file says how to read it. */
final class NeutronRecordings implements AutoCloseable {
    private static final Path FILE =
            Path.of("..", "..", "command-service", "src", "test", "resources", "neutron", "answers.txt");

    private final HttpServer server;
    private final Map<String, String> answers = new HashMap<>();
    private volatile String scene = "before";

    private NeutronRecordings(HttpServer server) throws IOException {
        this.server = server;
        String told = "";
        String asked = "";
        for (String line : Files.readAllLines(FILE)) {
            switch (line.substring(0, Math.min(2, line.length()))) {
                case "==" -> told = line.substring(3);
                case "> " -> asked = line.substring(2);
                case "< " -> answers.put(told + " " + asked, line.substring(2));
                default -> {}
            }
        }
    }

    static NeutronRecordings start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            NeutronRecordings recordings = new NeutronRecordings(server);
            server.createContext("/", recordings::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return recordings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on Neutron is as it was then. */
    void becomes(String next) {
        scene = next;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String answer = answers.getOrDefault(scene + " " + exchange.getRequestURI(), "500 {}");
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
