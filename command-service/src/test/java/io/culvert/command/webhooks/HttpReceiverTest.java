package io.culvert.command.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.Destinations;
import io.culvert.command.hosts.TestHosts;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.value.Cidr;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real socket, on which anything may come back. */
class HttpReceiverTest {
    private static final Destinations HERE = new Destinations(true, List.of(Cidr.of("127.0.0.0/8")));
    /** Where an answer comes, however slow this machine is. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final byte[] BODY = "{\"a\": \"ä\"}".getBytes(StandardCharsets.UTF_8);

    private final ServerSocket server = listening();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Reply reply =
            out -> out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    private final Thread serving = Thread.ofVirtual().start(() -> serve(server));

    private interface Reply {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void sendsOneRequestAsItIs() throws InterruptedException {
        assertThat(post(HERE, "/a%20b?c=d")).isEqualTo(new Answer.Taken());
        assertThat(requests)
                .containsExactly("POST /a%20b?c=d HTTP/1.1\r\nHost: 127.0.0.1:" + server.getLocalPort()
                        + "\r\nwebhook-id: 1\r\nContent-Length: 11\r\nConnection: close\r\n\r\n{\"a\": \"ä\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK | Taken",
                "HTTP/1.0 299 | Taken",
                "HTTP/1.1 410 Gone | Gone",
                "HTTP/1.1 302 Found~Location: http://127.0.0.1/ | Failed",
                "HTTP/1.1 500 Internal Server Error | Failed",
                "HTTP/1.1 404 Not Found | Failed",
                "SSH-2.0-OpenSSH_9.6 | Failed",
                "HTTP/2 200 | Failed"
            })
    void takesAnAnswerForWhatItIs(String head, String expected) throws InterruptedException {
        answers(head.replace("~", "\r\n") + "\r\n\r\n");
        assertThat(post(HERE, "/").getClass().getSimpleName()).isEqualTo(expected);
        assertThat(requests).hasSize(1);
    }

    @Test
    void waitsForTheAnswerAfterAnInformationalOne() throws InterruptedException {
        answers("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 x\r\nRetry-After: 120\r\n\r\n");
        assertThat(post(HERE, "/")).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.text()).isEqualTo("HTTP 503");
            assertThat(failed.retryAfter()).contains(Duration.ofMinutes(2));
        });
    }

    @Test
    void aDateToComeBackAtIsUnderstood() throws InterruptedException {
        answers("HTTP/1.1 429 x\r\nretry-after: Fri, 31 Dec 2100 23:59:59 GMT\r\n\r\n");
        assertThat(post(HERE, "/"))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.retryAfter().orElseThrow()).isGreaterThan(Duration.ofDays(1_000)));
    }

    @Test
    void readsNoBodyHoweverLongItIs() throws InterruptedException {
        answers("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\nand so on");
        assertThat(post(HERE, "/")).isEqualTo(new Answer.Taken());
    }

    @Test
    void aHeadWithoutAnEndIsNoAnswer() throws InterruptedException {
        answers("HTTP/1.1 200 OK\r\n" + "x: y\r\n".repeat(5_000));
        assertThat(text(post(HERE, "/"))).contains("longer than 16384");
    }

    @Test
    void whoHangsIsGivenUp() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        reply = _ -> over.await();
        assertThat(text(post(HERE, SHORT, "/"))).isEqualTo("no answer within 1 s");
        over.countDown();
    }

    @Test
    void whoAnswersInDropsIsGivenUp() throws InterruptedException {
        AtomicInteger drops = new AtomicInteger();
        reply = out -> {
            while (true) {
                out.write('H');
                out.flush();
                drops.incrementAndGet();
                Thread.sleep(50);
            }
        };
        assertThat(text(post(HERE, SHORT, "/"))).isEqualTo("no answer within 1 s");
        assertThat(drops).hasValueGreaterThan(1);
    }

    @Test
    void whoIsNotThereIsTold() throws InterruptedException, IOException {
        server.close();
        serving.join(); // One that waits in accept keeps the port open until it has woken up.
        assertThat(text(post(HERE, "/"))).contains("ConnectException");
        URI nowhere = URI.create("http://no-such-host.invalid/");
        assertThat(text(post(HERE, plain(), SHORT, nowhere))).contains("no-such-host.invalid");
    }

    /** By name or not: what counts is the address. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"})
    void whereNothingMayBeSentNoConnectionIsMade(String host) throws InterruptedException {
        Destinations others = new Destinations(true, List.of(Cidr.of("10.0.0.0/8")));
        URI url = URI.create("http://" + host + ":" + server.getLocalPort() + "/");
        assertThat(text(post(others, url))).contains("no public address");
        assertThat(requests).isEmpty();
    }

    @Test
    void byHttpsItGoesToWhoHasACertificateForThatName(@TempDir Path dir) throws Exception {
        TestHosts authority = TestHosts.of(dir.resolve("authority.pem"));
        SSLContext shown = SSLContext.getInstance("TLS");
        shown.init(authority.server().keyManagers(authority.certificate()), null, null);
        try (ServerSocket secure =
                shown.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(secure));
            SSLSocketFactory trusting = new TrustFile(dir, List.of(authority.certificate()))
                    .context()
                    .getSocketFactory();
            URI address = URI.create("https://127.0.0.1:" + secure.getLocalPort() + "/");
            URI name = URI.create("https://localhost:" + secure.getLocalPort() + "/");
            assertThat(post(HERE, trusting, LONG, address)).isEqualTo(new Answer.Taken());
            assertThat(text(post(HERE, trusting, LONG, name))).contains("SSLHandshakeException");
            assertThat(text(post(HERE, address))).contains("SSLHandshakeException");
            assertThat(requests).hasSize(1);
        }
    }

    private void answers(String text) {
        reply = out -> out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(Answer answer) {
        return ((Answer.Failed) answer).text();
    }

    private Answer post(Destinations destinations, String path) throws InterruptedException {
        return post(destinations, LONG, path);
    }

    private Answer post(Destinations destinations, Duration atMost, String path) throws InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
        return post(destinations, plain(), atMost, url);
    }

    private static Answer post(Destinations destinations, URI url) throws InterruptedException {
        return post(destinations, plain(), LONG, url);
    }

    private static SSLSocketFactory plain() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private static Answer post(Destinations destinations, SSLSocketFactory tls, Duration atMost, URI url)
            throws InterruptedException {
        try (HttpReceiver receiver = new HttpReceiver(destinations, tls, atMost, Clock.systemUTC())) {
            return receiver.post(url, Map.of("webhook-id", "1"), BODY);
        }
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void serve(ServerSocket socket) {
        while (true) {
            try (Socket client = socket.accept()) {
                requests.add(request(client.getInputStream()));
                reply.write(client.getOutputStream());
            } catch (IOException | InterruptedException e) {
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        byte[] read = new byte[4_096];
        int length = 0;
        while (!new String(read, 0, length, StandardCharsets.UTF_8).endsWith("}")) {
            int more = in.read(read, length, read.length - length);
            if (more < 0) {
                break;
            }
            length += more;
        }
        return new String(read, 0, length, StandardCharsets.UTF_8);
    }
}
