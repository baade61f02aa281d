package io.culvert.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.acceptance.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Who gets what of whom, over the whole API: {@code isolation/answers.psv} has a line for each kind of question and each
 * role, and each line stands for many requests. To whoever is no admin, what is another's looks like what there is not.
 */
class IsolationIT {
    private static final int CALLERS = 2;
    private static final int ROLES = 4;
    private static final int TARGETS = 3;

    @TempDir
    private static Path folder;

    private static Installation culvert = new Installation(Path.of("."));
    private static List<Holdings> projects = List.of();

    @BeforeAll
    static void start() {
        culvert = new Installation(folder);
        culvert.up(
                "--set",
                "culvert.agent.enabled=false",
                "--set",
                "culvert.quotas.network=-1",
                "--set",
                "culvert.quotas.subnet=-1",
                "--set",
                "culvert.quotas.router=-1");
        projects = Stream.of("north", "south")
                .map(project -> new Holdings(culvert.api(), project + "-" + UUID.randomUUID()))
                .toList();
    }

    @AfterAll
    static void stop() {
        culvert.down();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvFileSource(resources = "/isolation/answers.psv", delimiter = '|')
    void answersAsTheTableSays(String operation, String role, String own, String foreign, String missing) {
        Operation asked = Operation.named(operation);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Holdings mine = projects.get(i);
            Target mineToo = new Target(Optional.of(mine));
            Target others = new Target(Optional.of(projects.get(1 - i)));
            Target nobodys = new Target(Optional.empty());
            String token = mine.project() + ":" + role;
            for (Operation.Asking asking : asked.askings()) {
                answer(faults, asked, token, own, asking.request(mineToo, mine));
                Answered ofOther = answer(faults, asked, token, foreign, asking.request(others, mine));
                Answered ofNobody = answer(faults, asked, token, missing, asking.request(nobodys, mine));
                if (!role.equals("admin") && !others.without(ofOther.body()).equals(nobodys.without(ofNobody.body()))) {
                    faults.add("foreign told from missing: " + ofOther.body() + " and " + ofNobody.body());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static Answered answer(
            List<String> faults, Operation operation, String token, String expected, Request request) {
        Answered answered = Answered.to(culvert.api(), token, request);
        String told = answered.told(operation == Operation.LIST);
        if (!told.equals(expected)) {
            faults.add(told + ", not " + expected + ": " + token + " " + request + "\n    " + answered.body());
        }
        return answered;
    }

    @Test
    void asksEnough() {
        int askings = Stream.of(Operation.values())
                .mapToInt(operation -> operation.askings().size())
                .sum();
        assertThat(askings * CALLERS * ROLES * TARGETS).isGreaterThanOrEqualTo(2_000);
    }
}
