package io.culvert.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.identity.Settings;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.DisclosureUnavailableException;
import io.culvert.query.port.PskDisclosure;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command service behind https: it gets a token if somebody vouches for it, and not otherwise. */
class HttpsPskDisclosureTest {
    private static final String PASSWORD = "changeit";
    private static final PskDisclosure.Asker ASKER =
            new PskDisclosure.Asker(new Caller(new ProjectId("east"), Role.MEMBER, "alice"), "her-token", "req-1");

    @TempDir
    Path dir;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=command", "-ext", "SAN=IP:127.0.0.1");
        keytool("-exportcert", "-rfc", "-file", dir.resolve("command.pem").toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity()));
        server.createContext("/internal/disclosures", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"keys\":{}}".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whoIsVouchedForIsAsked() {
        String pem = dir.resolve("command.pem").toString();
        Settings settings = new Settings(Map.of("culvert.api.trust-file", pem)::get);
        assertThat(disclosure(TrustFile.of(settings, TrustFile.OF_THE_API)).disclose(ASKER, List.<ConnectionId>of()))
                .isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoIsNotGetsNoToken() {
        assertThatThrownBy(() -> disclosure(Optional.empty()).disclose(ASKER, List.<ConnectionId>of()))
                .isInstanceOf(DisclosureUnavailableException.class);
        assertThat(asked).hasValue(0);
    }

    private PskDisclosure disclosure(Optional<TrustFile> trusted) {
        return new HttpPskDisclosure("https://127.0.0.1:" + server.getAddress().getPort(), trusted);
    }

    private SSLContext identity() throws IOException, GeneralSecurityException {
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream octets = Files.newInputStream(dir.resolve("command.p12"))) {
            made.load(octets, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(made, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "command", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", dir.resolve("command.p12").toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
