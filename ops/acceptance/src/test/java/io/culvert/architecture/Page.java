package io.culvert.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page that people read, and whether there is what it names. */
record Page(String text) {
    private static final Path CHECKOUT = Path.of("..", "..");
    private static final Pattern CLASS = Pattern.compile("`(\\w+(?:Test|IT|Rules))`");
    private static final Pattern COMMAND = Pattern.compile("ops/culvert ([a-z]+)");

    /** @param file from the top of the checkout */
    static Page of(String file) throws IOException {
        return new Page(Files.readString(CHECKOUT.resolve(file)));
    }

    void namesNoTestThatIsNotThere() throws IOException {
        Set<String> named = named(CLASS).map(name -> name + ".java").collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            Set<String> there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(there).containsAll(named);
        }
        assertThat(named).isNotEmpty();
    }

    void namesOnlyCommandsOfTheLauncherThatItKnows() throws IOException {
        String launcher = of("ops/culvert").text();
        assertThat(named(COMMAND))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(launcher).containsPattern("\\b" + command + "\\b"));
    }

    private Stream<String> named(Pattern pattern) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }
}
