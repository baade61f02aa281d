package io.culvert.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of threats names, for each that is defended, who holds it so, and no test that is not there. */
class ThreatsTest {
    private static final int FEWEST = 20;

    private final Page threats = Page.of("ops/THREATS.md");

    ThreatsTest() throws IOException {}

    @Test
    void namesNoTestThatIsNotThere() throws IOException {
        threats.namesNoTestThatIsNotThere();
    }

    @Test
    void saysOfEachThreatWhoHoldsThatItIsDefended() {
        String page = threats.text();
        List<String[]> rows = page.substring(page.indexOf("## Threats"), page.indexOf("## Not defended"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| threat |"))
                .map(line -> line.split("\\|", -1))
                .toList();
        assertThat(rows).hasSizeGreaterThan(FEWEST).allSatisfy(cells -> {
            assertThat(cells).as(String.join("|", cells)).hasSize(5);
            assertThat(cells[3]).as(cells[1]).isNotBlank();
        });
    }

    @Test
    void namesOnlyCommandsOfTheLauncherThatItKnows() throws IOException {
        threats.namesOnlyCommandsOfTheLauncherThatItKnows();
    }
}
