package io.culvert.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** What Culvert itself finds wrong with its log and its views. */
final class Verification {
    private static final String ADMIN = "default:admin";
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private Verification() {}

    /**
     * @param commands the address of a command service
     * @param queries of the query service whose views are verified
     */
    static List<String> faults(Http http, String commands, String queries) {
        try {
            Http.Answer hashes = http.send("GET", queries + "/operator/views/hashes", ADMIN, "", DEADLINE);
            if (hashes.status() != 200) {
                return List.of("no hashes of the views: " + hashes);
            }
            Http.Answer verified = http.send("POST", commands + "/operator/log/verify", ADMIN, hashes.body(), DEADLINE);
            return verified.status() == 200 ? judge(verified) : List.of("not verified: " + verified);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
