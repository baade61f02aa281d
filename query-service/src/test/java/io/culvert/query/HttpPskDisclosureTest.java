package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.DisclosureUnavailableException;
import io.culvert.query.port.PskDisclosure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpPskDisclosureTest {
    private static final ConnectionId ID = ConnectionId.of("11111111-0000-4000-8000-000000000008");
    private static final PskDisclosure.Asker ASKER =
            new PskDisclosure.Asker(new Caller(new ProjectId("east"), Role.MEMBER, "alice"), "her-token", "req-1");

    private final List<String> asked = new ArrayList<>();
    private final HttpServer server;
    private int status = 200;

    HttpPskDisclosureTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/disclosures", exchange -> {
            var headers = exchange.getRequestHeaders();
            asked.add(headers.getFirst("X-Auth-Token") + " " + headers.getFirst("X-Openstack-Request-Id") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = ("{\"keys\":{\"" + ID + "\":\"s3cret\"}}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksWithTheTokenOfTheAskerAndTellsNoKeyInTexts() {
        var keys = disclosure().disclose(ASKER, List.of(ID));
        assertThat(keys).containsOnlyKeys(ID).hasToString("{" + ID + "=(redacted)}");
        assertThat(keys.get(ID)).satisfies(key -> assertThat(key.reveal()).isEqualTo("s3cret"));
        assertThat(asked).containsExactly("her-token req-1 {\"connections\":[\"" + ID + "\"]}");
        assertThat(ASKER.toString()).doesNotContain("her-token");
    }

    @Test
    void withoutAnAnswerThereIsNoKey() {
        status = 503;
        assertThatThrownBy(() -> disclosure().disclose(ASKER, List.of(ID)))
                .isInstanceOf(DisclosureUnavailableException.class)
                .hasMessageContaining("answered 503")
                .hasMessageNotContaining("s3cret");
        PskDisclosure disclosure = disclosure();
        server.stop(0);
        assertThatThrownBy(() -> disclosure.disclose(ASKER, List.of(ID)))
                .isInstanceOf(DisclosureUnavailableException.class);
    }

    private PskDisclosure disclosure() {
        return new HttpPskDisclosure("http://127.0.0.1:" + server.getAddress().getPort() + "/", Optional.empty());
    }
}
