package io.culvert.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of threats names, for each that is defended, who holds it so, and no test that is not there. */
class ThreatsTest {
    private static final Path CHECKOUT = Path.of("..", "..");
    private static final Pattern CLASS = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final int FEWEST = 20;

    @Test
    void namesNoTestThatIsNotThere() throws IOException {
        Set<String> named = CLASS.matcher(page())
                .results()
                .map(match -> match.group(1) + ".java")
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            Set<String> there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(there).containsAll(named);
        }
        assertThat(named).isNotEmpty();
    }

    @Test
    void saysOfEachThreatWhoHoldsThatItIsDefended() throws IOException {
        String page = page();
        List<String[]> threats = page.substring(page.indexOf("## Threats"), page.indexOf("## Not defended"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| threat |"))
                .map(line -> line.split("\\|", -1))
                .toList();
        assertThat(threats).hasSizeGreaterThan(FEWEST).allSatisfy(cells -> {
            assertThat(cells).as(String.join("|", cells)).hasSize(5);
            assertThat(cells[3]).as(cells[1]).isNotBlank();
        });
    }

    @Test
    void namesOnlyCommandsOfTheLauncherThatItKnows() throws IOException {
        String launcher = Files.readString(CHECKOUT.resolve("ops/culvert"));
        assertThat(Pattern.compile("ops/culvert ([a-z]+)")
                        .matcher(page())
                        .results()
                        .map(ThreatsTest::command))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(launcher).containsPattern("\\b" + command + "\\b"));
    }

    private static String command(MatchResult match) {
        return match.group(1);
    }

    private static String page() throws IOException {
        return Files.readString(CHECKOUT.resolve("ops/THREATS.md"));
    }
}
