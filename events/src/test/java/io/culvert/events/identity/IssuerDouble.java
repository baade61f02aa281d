package io.culvert.events.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of an OpenID provider as its clients' clients see: keys at a URL, and tokens signed by them. */
final class IssuerDouble implements AutoCloseable {
    static final JWK FIRST = rsa("first");
    static final JWK SECOND = rsa("second");
    static final JWK ELLIPTIC = elliptic("elliptic");

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String document = "";
    private volatile int status = 200;
    private volatile Duration delay = Duration.ZERO;

    IssuerDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        publish(FIRST, ELLIPTIC);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    /** From now on these keys, and only these, are its. */
    void publish(JWK... keys) {
        document = new JWKSet(List.of(keys)).toString();
    }

    /** From now on its document is that. */
    void publish(String json) {
        document = json;
    }

    void answerAfter(Duration time) {
        delay = time;
    }

    void answerWith(int httpStatus) {
        status = httpStatus;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static String signed(JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
        return signed(
                key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    }

    static String signed(JWK key, JWSHeader header, JWTClaimsSet claims) {
        try {
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JWK rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK elliptic(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            Thread.sleep(delay);
            byte[] json = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, json.length);
            exchange.getResponseBody().write(json);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
