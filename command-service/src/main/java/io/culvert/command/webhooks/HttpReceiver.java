package io.culvert.command.webhooks;

import io.culvert.command.domain.Destinations;
import io.culvert.events.value.IpAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request over a connection of its own, to the very address that was looked at: the JDK's HTTP client would look the
 * name up once more. It follows no redirects, and reads no body.
 */
final class HttpReceiver implements Receiver, AutoCloseable {
    private final Destinations destinations;
    private final SSLSocketFactory tls;
    private final Duration atMost;
    private final Clock clock;
    private final Lookups lookups = new Lookups();
    private final ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("culvert-webhook-ends").factory());

    /** @param atMost until a request must have been answered, from looking the name up on */
    HttpReceiver(Destinations destinations, SSLSocketFactory tls, Duration atMost, Clock clock) {
        this.destinations = destinations;
        this.tls = tls;
        this.atMost = atMost;
        this.clock = clock;
    }

    @Override
    public Answer post(URI url, Map<String, String> headers, byte[] body) throws InterruptedException {
        Instant end = clock.instant().plus(atMost);
        try {
            String host = Destinations.host(url);
            String why = "the name " + host + " has no address";
            for (InetAddress address : lookups.of(host, atMost)) {
                Optional<String> refused = destinations.refusal(url, new IpAddress(address));
                if (refused.isEmpty()) {
                    return post(url, host, address, headers, body, end);
                }
                why = refused.orElseThrow();
            }
            return new Answer.Failed(why);
        } catch (IOException e) {
            return new Answer.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Answer post(
            URI url, String host, InetAddress address, Map<String, String> headers, byte[] body, Instant end)
            throws IOException {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            // Closing is what ends whatever it waits for, be it the handshake or an answer that comes in drops.
            AtomicBoolean late = new AtomicBoolean();
            Future<?> ending = ends.schedule(() -> closed(socket, late), millisUntil(end), TimeUnit.MILLISECONDS);
            try {
                boolean secure = url.getScheme().equals("https");
                int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
                socket.connect(new InetSocketAddress(address, port), Math.toIntExact(millisUntil(end)));
                Socket spoken = secure ? secured(socket, host, port) : socket;
                OutputStream out = spoken.getOutputStream();
                out.write(head(url, headers, body.length));
                out.write(body);
                out.flush();
                return HttpAnswer.read(new BufferedInputStream(spoken.getInputStream()), clock.instant())
                        .meant();
            } catch (IOException e) {
                if (late.get() || e instanceof SocketTimeoutException) {
                    return new Answer.Failed("no answer within " + atMost.toSeconds() + " s");
                }
                throw e;
            } finally {
                ending.cancel(false);
            }
        }
    }

    /** Over that connection, with who has a certificate for that name. */
    private Socket secured(Socket socket, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static byte[] head(URI url, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("POST ");
        head.append(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        if (url.getRawQuery() != null) {
            head.append('?').append(url.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(url.getRawAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private long millisUntil(Instant end) {
        return Math.max(1, Duration.between(clock.instant(), end).toMillis());
    }

    private static Socket closed(Socket socket, AtomicBoolean late) throws IOException {
        late.set(true);
        socket.close();
        return socket;
    }

    @Override
    public void close() {
        ends.shutdownNow();
        lookups.close();
    }
}
