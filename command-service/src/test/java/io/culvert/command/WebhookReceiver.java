package io.culvert.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of events that gives these answers, one after the other, and takes whatever comes then. */
final class WebhookReceiver implements AutoCloseable {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String SECRET = "whsec_" + KEY;

    private final HttpServer server;
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<Long> versions = new CopyOnWriteArrayList<>();
    private final AtomicInteger forgeries = new AtomicInteger();

    /** @param statuses 0 hangs up without an answer */
    WebhookReceiver(Integer... statuses) throws IOException {
        answers.addAll(List.of(statuses));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    /** Of the events that came, taken or not. */
    List<Long> versions() {
        return List.copyOf(versions);
    }

    int forgeries() {
        return forgeries.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!signed(exchange, body)) {
            forgeries.incrementAndGet();
        }
        versions.add(Long.parseLong(exchange.getRequestHeaders().getFirst("culvert-version")));
        int status = answers.isEmpty() ? 204 : answers.remove();
        if (status != 0) {
            exchange.getResponseHeaders().add("Location", url());
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private static boolean signed(HttpExchange exchange, byte[] body) throws IOException {
        var headers = exchange.getRequestHeaders();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write((headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.UTF_8));
        text.write(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
            String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.toByteArray()));
            return expected.equals(headers.getFirst("webhook-signature"));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
