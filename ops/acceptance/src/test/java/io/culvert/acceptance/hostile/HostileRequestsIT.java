package io.culvert.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.acceptance.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated requests to a whole Culvert: none is answered with a fault of ours, none hangs, and no answer tells of our
 * inside. {@code culvert.hostile.requests} says how many, {@code culvert.hostile.seed} which.
 */
class HostileRequestsIT {
    private static final int REQUESTS = Integer.getInteger("culvert.hostile.requests", 2_000);
    private static final long SEED = Long.getLong("culvert.hostile.seed", System.nanoTime() % 1_000_000);
    private static final int CLIENTS = 4;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat (io|java|org|tools)\\.|(io\\.culvert|java|org\\.spring|tomcat)\\.[a-z]+\\.[A-Z]|Tomcat/");

    @TempDir
    private Path folder;

    private Installation culvert = new Installation(Path.of("."));

    @BeforeEach
    void start() {
        culvert = new Installation(folder);
        culvert.up();
    }

    @AfterEach
    void stop() {
        culvert.down();
    }

    @Test
    void noRequestMakesCulvertFail() throws Exception {
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            long seed = SEED + i;
            clients.add(Thread.ofPlatform().start(() -> run(seed, faults, statuses)));
        }
        for (Thread client : clients) {
            client.join();
        }
        System.out.println("hostile requests: seed " + SEED + ", answers by status " + statuses);
        assertThat(faults).as("seed %d", SEED).isEmpty();
        assertThat(statuses.values().stream().mapToInt(it -> it).sum()).isEqualTo(REQUESTS / CLIENTS * CLIENTS);
        assertThat(statuses).containsKeys(200, 201, 400, 401, 404, 405);
        assertThat(culvert.status().orFail()).contains("ready");
    }

    private void run(long seed, List<String> faults, Map<Integer, Integer> statuses) {
        Hostile hostile = new Hostile(seed);
        RawClient client = new RawClient(URI.create(culvert.api()));
        for (int i = 0; i < REQUESTS / CLIENTS; i++) {
            Hostile.Made made = hostile.next();
            try {
                RawClient.Answer answer = client.send(made);
                statuses.merge(answer.status(), 1, Integer::sum);
                fault(made, answer)
                        .ifPresent(fault ->
                                faults.add(fault + "\n  " + cut(made.toString()) + "\n  " + cut(answer.text())));
                Matcher id = ID.matcher(answer.body());
                if (answer.status() == 201 && id.find()) {
                    hostile.learn(id.group(1));
                }
            } catch (IOException e) {
                faults.add("no answer: " + e + "\n  " + cut(made.toString()));
            }
        }
    }

    private static Optional<String> fault(Hostile.Made made, RawClient.Answer answer) {
        if (answer.status() >= 500) {
            return Optional.of("our fault");
        }
        String body = answer.body();
        if (INSIDE.matcher(body).find()) {
            return Optional.of("tells of our inside");
        }
        boolean api = made.path().startsWith("/v2.0/")
                && !made.method().equals("HEAD")
                && !made.method().equals("OPTIONS");
        // What is no URL at all is refused before it reaches the API.
        boolean refused =
                answer.status() >= 400 && !answer.text().startsWith("HTTP/1.1 400 \r\nContent-Type: text/html");
        if (api && refused && !body.contains("\"NeutronError\":{") && !body.contains("\"error\":{")) {
            return Optional.of("a refusal that is not the API's");
        }
        return Optional.empty();
    }

    private static String cut(String text) {
        return text.length() > 700 ? text.substring(0, 700) + "..." : text;
    }
}
