package io.culvert.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoCollection;
import io.culvert.command.port.DeadLetter;
import io.culvert.command.port.DeadLetters;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.KeyRotation;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.store.CommandDatabase;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.wire.StateHash;
import io.culvert.events.wire.WireEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What operators ask of the log, over HTTP. */
class OperatorIT extends RunningService {
    @Test
    void showsHowFarTheReadersOfTheLogAre() {
        append(1, network(), network());
        await(() -> ask("GET", "/operator/log", "").body().contains("\"behind\":0,\"well\":true"));

        assertThat(ask("GET", "/operator/log", "").body())
                .contains("\"name\":\"relay\"", "\"name\":\"vault\"", "\"name\":\"placement\"");
    }

    @Test
    void servesAdminsAlone() {
        for (String path : List.of(
                "/operator/log", "/operator/log/dead-letters", "/operator/log/projects/p/events", "/operator/vault")) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).header("X-Auth-Token", "east"));
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).contains("NeutronError", "admin");
        }
    }

    @Test
    void anotherKeyEncryptionKeyTakesThePlaceOfThePresentOne() {
        Secrets secrets = context.getBean(Secrets.class);
        SecretRef ref = secrets.seal(project, new ConnectionId(UUID.randomUUID()), Secret.of("k3y"));
        KeyRotation rotation = context.getBean(KeyRotation.class);
        String old = rotation.state().current();

        assertThat(ask("POST", "/operator/vault/rotation", "").body()).contains("\"rotation\":{\"to\":");
        await(() -> rotation.state().underWay().isEmpty());
        assertThat(ask("GET", "/operator/vault", "").body())
                .contains(
                        "the key file",
                        "\"rotatedAt\":",
                        "\"key\":\"" + rotation.state().current())
                .doesNotContain(old);
        assertThat(secrets.open(ref)).isPresent();
    }

    @Test
    void aReplaySendsTheWholeLogAgain() {
        append(1, network(), network(), network());
        await(() -> relayed().size() >= 3);
        int before = relayed().size();

        assertThat(ask("POST", "/operator/log/replay", "").statusCode()).isEqualTo(202);
        await(() -> relayed().size() >= before + 3);
        append(4, network());
        await(() -> relayed().getLast().version() == 4);

        assertThat(relayed().stream().distinct()).containsExactlyElementsOf(log().readStream(project, 1));
    }

    @Test
    void anExportImportedElsewhereIsTheSameStream() {
        append(1, network(), network());
        append(3, network());
        List<WireEvent> exported = log().readStream(project, 1);
        String file = ask("GET", stream(), "").body();
        assertThat(file.lines()).hasSize(3);
        forget();

        HttpResponse<String> answer = ask("POST", stream(), file);

        assertThat(answer.body()).contains("\"imported\":3", "\"present\":0", "\"version\":3");
        assertThat(log().readStream(project, 1))
                .extracting(WireEvent::eventId, WireEvent::version, WireEvent::time, WireEvent::cause, WireEvent::data)
                .isEqualTo(exported.stream()
                        .map(it -> tuple(it.eventId(), it.version(), it.time(), it.cause(), it.data()))
                        .toList());
    }

    @Test
    void anImportGoesOnWhereItStoppedAndOnceOnly() {
        append(1, network(), network(), network());
        String file = ask("GET", stream(), "").body();
        forget();
        String[] lines = file.split("\n", -1);
        ask("POST", stream(), lines[0] + "\n" + lines[1]);

        assertThat(ask("POST", stream(), file).body()).contains("\"imported\":1", "\"present\":2");
        assertThat(ask("POST", stream(), file).body()).contains("\"imported\":0", "\"present\":3");
        assertThat(ask("GET", stream(), "").body().lines()).hasSize(3);
    }

    @Test
    void anImportThatIsNotTheStreamChangesNothing() {
        append(1, network(), network());
        String file = ask("GET", stream(), "").body();
        String[] lines = file.split("\n", -1);
        String other = "/operator/log/projects/q-" + UUID.randomUUID() + "/events";

        assertRefused(ask("POST", other, file), 400, "line 1", project.value());
        assertRefused(ask("POST", stream(), lines[1]), 400, "line 1", "version 2 came where 1 was to come");
        assertRefused(ask("POST", stream(), lines[0] + "\n{}"), 400, "line 2");
        assertRefused(ask("POST", stream(), ""), 400, "no events");
        assertRefused(
                ask("POST", stream(), file.replace(eventId(1), UUID.randomUUID().toString())),
                409,
                "another event as version 2");
        assertThat(log().readStream(project, 1)).hasSize(2);
        assertThat(ask("GET", other, "").statusCode()).isEqualTo(404);
    }

    @Test
    void verifiesTheLogAndTheViewsOverIt() {
        append(1, network(), network());
        String right = hash(2);

        assertThat(verified(view(2, right))).contains("\"clean\":true", "\"viewsEqual\":1");
        assertThat(verified(view(2, hash(1)))).contains("\"clean\":false", "the view at version 2 differs");
        assertThat(verified(view(3, right))).contains("\"clean\":false", "the view has version 3, the log only 2");
        for (String bad : List.of("nonsense", "{}", "[]", "null", "{\"project\":\"\",\"version\":1,\"hash\":\"00\"}")) {
            assertRefused(ask("POST", "/operator/log/verify", bad), 400, "line 1");
        }
    }

    @Test
    void findsACommitThatWasChanged() {
        append(1, network());
        append(2, network());
        setActor("somebody else");
        assertThat(verified("")).contains("\"clean\":false", "the checksum of the commit");

        setActor(ACTOR);
        assertThat(verified("")).contains("\"clean\":true");
    }

    private void setActor(String actor) {
        commits()
                .updateOne(
                        new Document("_id", project.value() + "/1"),
                        new Document("$set", new Document("events.0.actor", actor)));
    }

    @Test
    void anEventThatCantBeUnderstoodStopsItsProjectAloneUntilAnOperatorDecides() {
        append(1, network());
        context.getBean(EventLog.class).append(project, 2, List.of(strange()));
        commits()
                .updateOne(
                        new Document("_id", project.value() + "/2"),
                        new Document("$set", new Document("events.0.type", "io.culvert.network.painted.v1")));
        restart();
        await(() -> ask("GET", "/operator/log/dead-letters", "").body().contains(project.value()));
        append(3, network());

        assertThat(ask("GET", "/operator/log/dead-letters", "").body())
                .contains("\"projection\":\"placement\"", "\"version\":2", "io.culvert.network.painted.v1");
        assertThat(get("/actuator/health/readiness").body()).contains("projects set aside");
        ask("POST", "/operator/log/replay", "");
        await(() -> relayed().stream().anyMatch(it -> it.type().equals("io.culvert.network.painted.v1")));
        assertRefused(
                ask("POST", "/operator/log/dead-letters/placement/nobody/retry", ""), 404, "no dead letter", "nobody");
        assertThat(ask("POST", "/operator/log/dead-letters/placement/" + project + "/evict", "")
                        .statusCode())
                .isEqualTo(202);
        DeadLetters letters = context.getBean(DeadLetters.class);
        await(() -> letters.of("placement").stream().map(DeadLetter::project).noneMatch(project::equals));
    }

    private void restart() {
        stop();
        start();
        await(() -> ask("GET", "/operator/log", "").statusCode() == 200);
    }

    /** Takes all that was appended out of the store, and with it the memory of the process. */
    private void forget() {
        stop();
        try (CommandDatabase store = CommandDatabase.connect(StoreSettings.at(mongo.uri()), database)) {
            store.handle().getCollection("commits").deleteMany(new Document());
            store.handle().getCollection("places").deleteMany(new Document());
        }
        start();
        await(() -> ask("GET", "/operator/log", "").body().contains("\"position\":0"));
    }

    private MongoCollection<Document> commits() {
        return context.getBean(CommandDatabase.class).handle().getCollection("commits");
    }

    private static NewEvent strange() {
        return fresh(new NetworkDeleted(new NetworkId(UUID.randomUUID())));
    }

    private String eventId(int index) {
        return log().readStream(project, 1).get(index).eventId().toString();
    }

    private String hash(int events) {
        ProjectState state = ProjectState.EMPTY;
        for (WireEvent event : log().readStream(project, 1, events)) {
            state = state.evolve(event.read().event(), event.time());
        }
        return StateHash.of(state);
    }

    private String view(long version, String hash) {
        return "{\"project\":\"" + project + "\",\"version\":" + version + ",\"hash\":\"" + hash + "\"}";
    }

    private String verified(String views) {
        return ask("POST", "/operator/log/verify", views).body();
    }

    private String stream() {
        return "/operator/log/projects/" + project + "/events";
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String... says) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
    }

    private HttpResponse<String> ask(String method, String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-ndjson")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
