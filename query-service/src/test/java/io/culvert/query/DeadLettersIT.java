package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.state.ProjectState;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.StateHash;
import io.culvert.events.wire.WireMessage;
import io.culvert.query.port.Feed;
import io.culvert.query.port.Projects;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams that can't go on, and what operators do about them. */
class DeadLettersIT extends RunningQueryService {
    private static final String LETTERS = "/operator/views/dead-letters";

    @Test
    void aHoleStopsOneStreamAloneAndHasNoEventToGiveUp() throws Exception {
        send(EAST.events().subList(0, 3));
        send(EAST.events().subList(4, 6));
        send(WEST.events());
        awaitWest();

        assertThat(version()).isEqualTo(3);
        assertThat(get("/actuator/health", "").body()).contains("version 5 came where 4 was to come");
        assertThat(get(LETTERS, "").body())
                .contains("\"project\":\"east\"", "\"version\":4", "\"waiting\":1", "\"evictable\":false")
                .doesNotContain("west");
        HttpResponse<String> refused = post(LETTERS + "/east/evict", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("version 4 is missing", "replay");

        assertThat(post(LETTERS + "/east/retry", "").statusCode()).isEqualTo(202);
        awaitVersion(3);
    }

    @Test
    void aHoleIsMendedByTheWholeLogSentAgain() throws Exception {
        send(EAST.events().subList(0, 3));
        send(EAST.events().subList(4, 6));
        await(() -> get(LETTERS, "").body().contains("east"));

        send(EAST.events());
        awaitVersion(15);
        assertThat(get(LETTERS, "").body()).isEqualTo("{\"deadLetters\":[]}");
    }

    @Test
    void anEventThatCantBeReadStopsItsStreamAloneUntilItIsTriedWithSuccess() throws Exception {
        poisonFourth();

        assertThat(get(LETTERS, "").body())
                .contains("\"version\":4", "\"position\":", "\"attempts\":1", "\"evictable\":true");
        post(LETTERS + "/east/retry", "");
        await(() -> get(LETTERS, "").body().contains("\"attempts\":2"));
        service.close();
        service = startService();

        assertThat(service.getBean(Feed.class).state().stopped())
                .containsKey("east")
                .doesNotContainKey("west");
        assertThat(get("/actuator/prometheus", "").body()).contains("culvert_dead_letters{projection=\"views\"} 1.0");
    }

    @Test
    void whatIsGivenUpIsLeftOutForEverAndTheProjectIsMarked() throws Exception {
        poisonFourth();
        send(EAST.events().subList(4, 15));

        assertThat(post(LETTERS + "/east/evict", "").statusCode()).isEqualTo(202);
        awaitVersion(15);
        assertThat(get(LETTERS, "").body()).isEqualTo("{\"deadLetters\":[]}");
        String left = StateHash.of(withoutTheFourth());
        assertThat(hash()).contains("\"version\":15", left, "\"incomplete\":true");
        assertThat(get("/operator/views", "").body()).contains("\"incomplete\":[\"east\"]");

        service.close();
        service = startService();
        assertThat(hash()).contains("\"version\":15", left);
        post("/operator/views/rebuild", "");
        await(() -> get("/operator/views", "").body().contains("\"generation\":2"));
        assertThat(hash()).contains("\"version\":15", left);
    }

    @Test
    void isForAdminsAndForLettersThatThereAre() throws Exception {
        assertThat(get(LETTERS, "east").statusCode()).isEqualTo(403);
        assertThat(post("/operator/views/rebuild", "east").statusCode()).isEqualTo(403);
        assertThat(get("/operator/views/hashes", "east").statusCode()).isEqualTo(403);
        HttpResponse<String> unknown = post(LETTERS + "/nobody/retry", "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("nobody");
    }

    /** The fourth event has a body that is none; others are well. */
    private void poisonFourth() throws Exception {
        send(EAST.events().subList(0, 3));
        WireMessage strange = CloudEvents.write(EAST.events().get(3));
        produce(new WireMessage(strange.key(), strange.headers(), "{}"));
        send(WEST.events());
        awaitWest();
        awaitVersion(3);
        await(() -> get(LETTERS, "").body().contains("east"));
    }

    private static ProjectState withoutTheFourth() {
        ProjectState state = ProjectState.EMPTY;
        for (int i = 0; i < EAST.events().size(); i++) {
            state = i == 3
                    ? state.skipping()
                    : state.evolve(
                            EAST.events().get(i).event(), EAST.events().get(i).time());
        }
        return state;
    }

    private String hash() throws Exception {
        Map<String, String> lines = new HashMap<>();
        get("/operator/views/hashes", "")
                .body()
                .lines()
                .forEach(line -> lines.put(line.contains("\"east\"") ? "east" : "west", line));
        return lines.getOrDefault("east", "");
    }

    private long version() {
        return service.getBean(Projects.class).image(EAST.project()).version();
    }

    private void awaitWest() throws Exception {
        assertThat(get("/internal/versions/west?atLeast=15&waitMillis=20000", "")
                        .body())
                .contains("\"version\":15");
    }

    private HttpResponse<String> post(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody());
        return request(token.isEmpty() ? request : request.header("X-Auth-Token", token));
    }
}
