package io.culvert.agent.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.culvert.agent.AtOnce;
import io.culvert.events.connect.Trust;
import io.culvert.events.host.Ecdsa;
import io.culvert.events.host.EnrolmentToken;
import io.culvert.events.host.Fingerprints;
import io.culvert.events.host.HostCredential;
import io.culvert.events.host.Issued;
import io.culvert.events.host.KeyRequest;
import io.culvert.events.host.Pem;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.value.HostId;
import io.culvert.events.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The command service's port for hosts, which gives every host that it knows the same key. */
public final class HostsService implements AutoCloseable {
    private final TestAuthority authority;
    private volatile EnrolmentToken token;
    private final HttpsServer server;
    private final String secret;
    private final List<String> enrolledKeys = new CopyOnWriteArrayList<>();
    private volatile Duration validity = Duration.ofDays(1);
    private final AtomicInteger lost = new AtomicInteger();
    private volatile Optional<AtOnce> together = Optional.empty();

    private HostsService(String secret, String serverName) throws Exception {
        this.secret = secret;
        this.authority = new TestAuthority();
        this.token = EnrolmentToken.fresh(Fingerprints.of(authority.certificate()));
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext tls = tls(authority.server(serverName));
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/hosts/enrolment", this::enrol);
        server.createContext("/hosts/certificate", this::renew);
        server.createContext("/hosts/secrets/", this::give);
        server.createContext("/hosts/lease", this::lease);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static HostsService start(String secret) {
        return start(secret, "localhost");
    }

    static HostsService start(String secret, String serverName) {
        try {
            return new HostsService(secret, serverName);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of an authority of its own. */
    public static HostCredential credential(HostId host) {
        try {
            KeyPair keys = Ecdsa.newKeys();
            return new HostCredential(
                    keys.getPrivate(),
                    new TestAuthority().host(host, keys.getPublic(), Instant.now(), Duration.ofDays(1)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext tls(HostCredential shown) throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(shown.keyManagers(authority.certificate()), Trust.in(List.of(authority.certificate())), null);
        return context;
    }

    public URI url() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    public EnrolmentToken token() {
        return token;
    }

    /** In the place of the one before. */
    EnrolmentToken anotherToken() {
        token = EnrolmentToken.fresh(token.authority());
        return token;
    }

    /** The public keys that came with the token, one for each time. */
    List<String> enrolledKeys() {
        return enrolledKeys;
    }

    void issuesFor(Duration time) {
        validity = time;
    }

    void losesAnswers(int number) {
        lost.set(number);
    }

    private void enrol(HttpExchange exchange) throws IOException {
        KeyRequest request = request(exchange);
        enrolledKeys.add(request.publicKey());
        if (lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.close();
            return;
        }
        answer(exchange, request.token().equals(token.reveal()) ? request.provenKey() : Optional.empty());
    }

    private void renew(HttpExchange exchange) throws IOException {
        answer(exchange, isKnown(exchange) ? request(exchange).provenKey() : Optional.empty());
    }

    private void answer(HttpExchange exchange, Optional<PublicKey> key) throws IOException {
        if (key.isEmpty()) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
        }
        send(exchange, 201, Json.write(new Issued(Pem.of(certificate(key.get())), Pem.of(authority.certificate()))));
    }

    private X509Certificate certificate(PublicKey key) {
        try {
            return authority.host(new HostId("it-host"), key, Instant.now(), validity);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever asks for a key passes through there first. */
    public void gives(AtOnce keys) {
        together = Optional.of(keys);
    }

    private void give(HttpExchange exchange) throws IOException {
        together.ifPresent(AtOnce::passThrough);
        if (isKnown(exchange)) {
            send(exchange, 200, secret);
        } else {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        }
    }

    private void lease(HttpExchange exchange) throws IOException {
        send(exchange, 200, Json.write(new LeaseTerms(30, false)));
    }

    private static boolean isKnown(HttpExchange exchange) {
        try {
            return ((HttpsExchange) exchange).getSSLSession().getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    private static KeyRequest request(HttpExchange exchange) throws IOException {
        return Json.read(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), KeyRequest.class);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
