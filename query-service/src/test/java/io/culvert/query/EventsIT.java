package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.event.Envelope;
import io.culvert.events.wire.StructuredEvents;
import io.culvert.events.wire.WireEvent;
import io.culvert.query.live.FollowedTails;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The events of a project as those read them who follow them, over HTTP. */
class EventsIT extends RunningQueryService {
    private static final List<Envelope> ALL = EAST.events();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aProjectsEventsAreFollowed() throws Exception {
        send(ALL.subList(0, 10));
        awaitVersion(10);

        try (Reader all = open("/events", "east", "");
                Reader some = open("/events?project=east&after=4", "west:admin", "");
                Reader again = open("/events?after=2", "east:reader", "9");
                Reader latest = open("/events?after=latest", "east", "")) {
            assertThat(all.events(10)).isEqualTo(published(0, 10));
            assertThat(some.events(6)).isEqualTo(published(4, 10));
            assertThat(again.events(1)).isEqualTo(published(9, 10));
            send(ALL.subList(10, 15));
            for (Reader each : List.of(all, some, again, latest)) {
                assertThat(each.events(5)).isEqualTo(published(10, 15));
            }
            service.close();
            assertThat(all.toTheEnd()).doesNotContain("data:");
        }
        startService();
        refusals();
        thoseWhoFollowTakeNoRoomFromAnswers();
    }

    @Test
    void whoSubscribesGetsThemOverServerSentEventsOrAWebSocket() throws Exception {
        send(ALL.subList(0, 10));
        awaitVersion(10);
        String events = "subscription { events(after: \\\"9\\\") { version } }";

        Socket socket = Socket.open(client, socketUri(), "east:reader");
        try (Reader sse = new Reader(graphStream("east", events))) {
            socket.send("{\"type\":\"connection_init\"}");
            assertThat(socket.next(PATIENCE)).contains("connection_ack");
            socket.send(subscribe("1", events));
            socket.send(subscribe("2", "subscription { statusChanges { version status } }"));
            socket.send(subscribe("3", "subscription { events(project: \\\"west\\\") { version } }"));
            List<String> first = List.of(socket.next(PATIENCE), socket.next(PATIENCE), socket.next(PATIENCE));
            assertThat(first)
                    .anySatisfy(
                            it -> assertThat(it).contains("\"id\":\"1\"", "{\"data\":{\"events\":{\"version\":10}}}"));
            assertThat(first)
                    .anySatisfy(
                            it -> assertThat(it).contains("\"id\":\"2\"", "{\"version\":10,\"status\":\"ACTIVE\"}"));
            assertThat(first)
                    .anySatisfy(it ->
                            assertThat(it).contains("\"id\":\"3\"", "\"type\":\"error\"", "\"code\":\"HTTPNotFound\""));
            assertThat(sse.data()).isEqualTo("{\"data\":{\"events\":{\"version\":10}}}");
            send(ALL.subList(10, 11));
            assertThat(sse.data()).isEqualTo("{\"data\":{\"events\":{\"version\":11}}}");
            assertThat(socket.next(PATIENCE)).contains("\"id\":\"1\"", "{\"version\":11}");
            socket.hangUp();
            await(() -> service.getBean(FollowedTails.class).open() == 1);
        }
        for (String[] bad : new String[][] {
            {"subscription { events(after: \\\"soon\\\") { version } }", "InvalidFilter"},
            {"subscription { events { colour } }", "InvalidQuery"},
            {"subscription {", "InvalidSyntax"}
        }) {
            try (Reader refused = new Reader(graphStream("east", bad[0]))) {
                assertThat(refused.data()).contains("\"code\":\"" + bad[1] + "\"");
            }
        }
        assertThat(graph("subscription { events { version } }")).contains("\"code\":\"StreamRequired\"");
        assertThat(graph("{ nothing }")).contains("\"code\":\"InvalidQuery\"");
        handshakesAreRefused();
    }

    private void handshakesAreRefused() {
        WebSocket.Builder wizard = client.newWebSocketBuilder().header("X-Auth-Token", "east:wizard");
        WebSocket.Builder elsewhere = client.newWebSocketBuilder()
                .header("X-Auth-Token", "east")
                .header("Origin", "http://elsewhere.example");
        Map.of(401, wizard, 403, elsewhere)
                .forEach((status, handshake) -> assertThatThrownBy(() -> handshake
                                .subprotocols("graphql-transport-ws")
                                .buildAsync(socketUri(), new WebSocket.Listener() {})
                                .join())
                        .cause()
                        .isInstanceOfSatisfying(
                                WebSocketHandshakeException.class,
                                refused -> assertThat(refused.getResponse().statusCode())
                                        .isEqualTo(status)));
    }

    private URI socketUri() {
        return URI.create("ws://127.0.0.1:" + port() + "/graphql");
    }

    private static String subscribe(String id, String query) {
        return "{\"type\":\"subscribe\",\"id\":\"" + id + "\",\"payload\":{\"query\":\"" + query + "\"}}";
    }

    private InputStream graphStream(String token, String query) throws Exception {
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(uri("/graphql"))
                        .header("X-Auth-Token", token)
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void refusals() throws Exception {
        String nowhere = get("/events?project=nowhere", "west").body();
        for (String token : List.of("west", "west:reader")) {
            HttpResponse<String> refused = get("/events?project=east", token);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).isEqualTo(nowhere);
        }
        assertThat(get("/events", "east:wizard").statusCode()).isEqualTo(401);
        for (String bad : List.of("after=x", "after=-1", "colour=blue", "project=")) {
            HttpResponse<String> refused = get("/events?" + bad, "east");
            assertThat(refused.statusCode()).as(bad).isIn(400, 404);
            assertThat(refused.body()).contains("\"type\":");
        }
        HttpResponse<String> head = request(HttpRequest.newBuilder(uri("/events"))
                .header("X-Auth-Token", "east")
                .HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
    }

    /** More than the requests that are worked on at once. */
    private void thoseWhoFollowTakeNoRoomFromAnswers() throws Exception {
        List<Reader> readers = new ArrayList<>();
        for (int reader = 0; reader < 140; reader++) {
            readers.add(open("/events?after=latest", "east", ""));
        }
        assertThat(get("/history/east", "east").statusCode()).isEqualTo(200);
        for (Reader each : readers) {
            each.close();
        }
    }

    private static List<WireEvent> published(int from, int to) {
        return ALL.subList(from, to).stream().map(WireEvent::of).toList();
    }

    private Reader open(String path, String token, String lastId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("X-Auth-Token", token);
        HttpResponse<InputStream> answer = client.send(
                (lastId.isEmpty() ? request : request.header("Last-Event-ID", lastId)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        return new Reader(answer.body());
    }

    /** One who follows. */
    static final class Reader implements AutoCloseable {
        private final BufferedReader lines;

        Reader(InputStream body) {
            this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        List<WireEvent> events(int count) throws IOException {
            List<WireEvent> events = new ArrayList<>();
            String id = "";
            while (events.size() < count) {
                String line = lines.readLine();
                assertThat(line).isNotNull();
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    WireEvent event = StructuredEvents.read(line.substring("data: ".length()));
                    assertThat(id).isEqualTo(Long.toString(event.version()));
                    events.add(event);
                }
            }
            return events;
        }

        String data() throws IOException {
            String line = lines.readLine();
            while (!line.startsWith("data:")) {
                line = lines.readLine();
            }
            return line.substring("data:".length());
        }

        String toTheEnd() {
            return String.join("\n", lines.lines().toList());
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
