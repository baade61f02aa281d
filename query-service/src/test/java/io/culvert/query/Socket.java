package io.culvert.query;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that speaks graphql-transport-ws. */
final class Socket {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private Socket(HttpClient client, URI uri, String token) {
        socket = client.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("X-Auth-Token", token)
                .buildAsync(uri, new Listener())
                .join();
    }

    /** @throws java.util.concurrent.CompletionException if the handshake is refused */
    static Socket open(HttpClient client, URI uri, String token) {
        return new Socket(client, uri, token);
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    /** The next message, or what the socket was closed with; pings of the protocol are passed over. */
    String next(Duration patience) throws InterruptedException {
        String message = Objects.requireNonNull(messages.poll(patience.toSeconds(), TimeUnit.SECONDS), "nothing came");
        return message.contains("\"type\":\"ping\"") ? next(patience) : message;
    }

    void hangUp() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            messages.add("closed " + code);
            return null;
        }
    }
}
