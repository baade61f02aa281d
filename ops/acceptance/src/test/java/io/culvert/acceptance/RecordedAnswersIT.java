package io.culvert.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.acceptance.Tenant.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers of a real Neutron server to the same requests: {@code recorded/answers.txt} has them, and says how to read it. */
class RecordedAnswersIT {
    private static final Path RECORDED = Path.of("src", "test", "resources", "recorded", "answers.txt");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    @TempDir
    private static Path folder;

    private final Map<String, String> known = new HashMap<>();
    private Installation culvert = new Installation(Path.of("."));

    @BeforeEach
    void start() {
        culvert = new Installation(folder);
        culvert.up(
                "--set",
                "culvert.agent.enabled=false",
                "--set",
                "culvert.defaults=neutron",
                "--set",
                "culvert.psk.disclosure=true");
        known.put("api", culvert.api());
    }

    @AfterEach
    void stop() {
        culvert.down();
    }

    @Test
    void areOurs() throws Exception {
        Tenant tenant = new Tenant(culvert, "fake_project_id");
        List<String> compared = new ArrayList<>();
        String request = "";
        Answer answer = new Answer(0, Tenant.json("{}"));
        List<String> lines = Files.readAllLines(RECORDED);
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", 3);
            switch (words[0]) {
                case ">" -> {
                    request = filled(lines.get(i).substring(2));
                    answer = tenant.send(request);
                }
                case "made" -> {
                    assertThat(answer.status()).as("%s: %s", request, answer).isBetween(200, 201);
                    known.put(words[1], answer.body().findValue("id").asString());
                }
                case "<" -> {
                    String[] next = (i + 1 < lines.size() ? lines.get(i + 1) : "").split(" ", 4);
                    if (!next[0].equals("ours")) {
                        JsonNode expected = Tenant.json(words[2]);
                        if (next[0].equals("but")) {
                            ((ObjectNode) expected.iterator().next()).set(next[1], Tenant.json(next[2]));
                        }
                        answered(words[1], request, answer);
                        alike(request, expected, answer.body());
                        compared.add(request);
                    }
                }
                case "ours" -> answered(words[1], request, answer);
                default -> assertThat(lines.get(i)).matches("|#.*|but .*");
            }
        }
        assertThat(compared).hasSizeGreaterThan(12);
    }

    private static void answered(String status, String request, Answer answer) {
        assertThat(answer.status()).as("%s: %s", request, answer).isEqualTo(Integer.parseInt(status));
    }

    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(known.getOrDefault(it.group(1), it.group())));
    }

    /** The same members with the same values, in any order; a variable takes what it meets first. */
    private void alike(String where, JsonNode expected, JsonNode found) {
        if (expected.isObject()) {
            assertThat(found.propertyNames()).as(where).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
            expected.properties()
                    .forEach(it -> alike(where + " /" + it.getKey(), it.getValue(), found.get(it.getKey())));
        } else if (expected.isArray()) {
            assertThat(found).as(where).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                alike(where + " /" + i, expected.get(i), found.get(i));
            }
        } else if (expected.isString()) {
            Matcher variable = VARIABLE.matcher(expected.stringValue());
            if (variable.matches()) {
                known.putIfAbsent(variable.group(1), found.asString());
            }
            assertThat(found.asString()).as(where).isEqualTo(filled(expected.stringValue()));
        } else {
            assertThat(found).as(where).isEqualTo(expected);
        }
    }
}
