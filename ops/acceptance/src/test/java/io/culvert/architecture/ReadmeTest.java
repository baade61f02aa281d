package io.culvert.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.VpnCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README is a contract: it names every command, and no test or rule that is not there. */
class ReadmeTest {
    private final Page readme = Page.of("README.md");

    ReadmeTest() throws IOException {}

    @Test
    void namesEveryCommand() {
        Stream<String> commands = Arrays.stream(VpnCommand.class.getPermittedSubclasses())
                .map(command -> "`" + command.getSimpleName() + "`");
        assertThat(readme.text()).contains(commands.toList());
    }

    @Test
    void namesNoTestThatIsNotThere() throws IOException {
        readme.namesNoTestThatIsNotThere();
    }

    @Test
    void namesOnlyCommandsOfTheLauncherThatItKnows() throws IOException {
        readme.namesOnlyCommandsOfTheLauncherThatItKnows();
    }
}
