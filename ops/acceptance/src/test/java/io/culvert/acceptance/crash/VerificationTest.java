package io.culvert.acceptance.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final String HASHES = "{\"project\":\"north\",\"version\":3,\"hash\":\"00ff\"}\n";
    private static final String PROGRESS = "{\"progress\":{\"position\":1,\"of\":3}}\n";

    private final Http http = new Http();
    private HttpServer culvert;
    private String address;

    VerificationTest() throws IOException {
        culvert = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + culvert.getAddress().getPort();
    }

    @BeforeEach
    void start() {
        culvert.start();
    }

    @AfterEach
    void stop() {
        culvert.stop(0);
        http.close();
    }

    @Test
    void findsNothingWhereTheResultIsClean() {
        serve("{\"result\":{\"clean\":true}}\n");
        assertThat(faults()).isEmpty();
    }

    @Test
    void tellsAResultThatIsNotCleanAndOneThatIsMissing() {
        serve("{\"result\":{\"clean\":false,\"faults\":[\"a gap after position 7\"]}}\n");
        assertThat(faults()).singleElement().asString().contains("not clean", "a gap after position 7");
    }

    @Test
    void isNotContentWithAWalkThatWasCutShort() {
        serve("");
        assertThat(faults()).singleElement().asString().contains("not clean", "progress");
    }

    @Test
    void isNotContentWhereNobodyVerifies() {
        culvert.createContext("/operator/views/hashes", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        culvert.createContext("/operator/views", exchange -> answer(exchange, "{\"writes\":true}"));
        assertThat(faults()).singleElement().asString().contains("no hashes", "404");
    }

    private void serve(String result) {
        culvert.createContext("/operator/views", exchange -> answer(exchange, "{\"writes\":true}"));
        culvert.createContext("/operator/views/hashes", exchange -> answer(exchange, HASHES));
        culvert.createContext("/operator/log/verify", exchange -> {
            boolean asAgreed = exchange.getRequestMethod().equals("POST")
                    && new String(exchange.getRequestBody().readAllBytes(), UTF_8).equals(HASHES);
            answer(exchange, asAgreed ? PROGRESS + result : "{\"result\":\"asked otherwise\"}");
        });
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] octets = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private List<String> faults() {
        return Verification.faults(http, address, List.of(address));
    }
}
