package io.culvert.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.VpnCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README is a contract: it names every command, and no test or rule that is not there. */
class ReadmeTest {
    private static final Path CHECKOUT = Path.of("..", "..");
    private static final Pattern CLASS = Pattern.compile("`(\\w+(?:Test|IT|Rules))`");

    @Test
    void namesEveryCommand() throws IOException {
        Stream<String> commands = Arrays.stream(VpnCommand.class.getPermittedSubclasses())
                .map(command -> "`" + command.getSimpleName() + "`");
        assertThat(readme()).contains(commands.toList());
    }

    @Test
    void namesNoTestThatIsNotThere() throws IOException {
        Set<String> named = CLASS.matcher(readme())
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
    void namesOnlyCommandsOfTheLauncherThatItKnows() throws IOException {
        String launcher = Files.readString(CHECKOUT.resolve("ops/culvert"));
        assertThat(Pattern.compile("ops/culvert ([a-z]+)")
                        .matcher(readme())
                        .results()
                        .map(ReadmeTest::command))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(launcher).containsPattern("\\b" + command + "\\b"));
    }

    private static String command(MatchResult match) {
        return match.group(1);
    }

    private static String readme() throws IOException {
        return Files.readString(CHECKOUT.resolve("README.md"));
    }
}
