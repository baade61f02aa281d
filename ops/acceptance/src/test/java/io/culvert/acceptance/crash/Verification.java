package io.culvert.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** What Culvert itself finds wrong with its log and its views. */
final class Verification {
    private static final String ADMIN = "default:admin";
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Duration UNTIL_ANOTHER_WRITES = Duration.ofMinutes(1);

    private Verification() {}

    /**
     * @param commands the address of a command service
     * @param queries of the query services whose views are verified, by the one of them that writes: another may have folded
     *     more than is written yet
     */
    static List<String> faults(Http http, String commands, List<String> queries) {
        try {
            String writer = writer(http, queries);
            Http.Answer hashes = http.send("GET", writer + "/operator/views/hashes", ADMIN, "", DEADLINE);
            if (hashes.status() != 200) {
                return List.of("no hashes of the views: " + hashes);
            }
            Http.Answer verified = http.send("POST", commands + "/operator/log/verify", ADMIN, hashes.body(), DEADLINE);
            return verified.status() == 200 ? judge(verified) : List.of("not verified: " + verified);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the one that writes the views, once there is one. */
    static String writer(Http http, List<String> queries) {
        Waiting.until(
                "a writer of views",
                UNTIL_ANOTHER_WRITES,
                () -> queries.stream().anyMatch(each -> writes(http, each)));
        return queries.stream().filter(each -> writes(http, each)).findFirst().orElseThrow();
    }

    /** One that is down writes nothing. */
    static boolean writes(Http http, String queries) {
        try {
            Http.Answer views = http.send("GET", queries + "/operator/views", ADMIN, "", DEADLINE);
            return views.status() == 200 && views.json().get("writes").asBoolean();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> judge(Http.Answer verified) {
        String last = verified.body().lines().reduce("", (before, line) -> line);
        boolean clean = new Http.Answer(200, verified.requestId(), last)
                .json()
                .at("/result/clean")
                .asBoolean(false);
        return clean ? List.of() : List.of("verify is not clean: " + last);
    }
}
