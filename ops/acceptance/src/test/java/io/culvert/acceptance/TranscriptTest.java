package io.culvert.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.acceptance.Transcript.Step;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is shown is what is run. */
class TranscriptTest {
    private static final Transcript SHOWN = Transcript.of("""
            Words.
            ```console
            $ a=(1 2)
            $ echo "$NAME (${a[1]})"; echo more
            east (…)
            more
            ```
            ```sh
            false
            ```
            ```console
            $ echo ${a[0]}
            1
            ```
            """);

    @Test
    void aPageShowsCommandsAndWhatTheyPrint() {
        assertThat(SHOWN.steps())
                .containsExactly(
                        new Step("a=(1 2)", ""),
                        new Step("echo \"$NAME (${a[1]})\"; echo more", "east (…)\nmore"),
                        new Step("echo ${a[0]}", "1"));
    }

    @Test
    void allIsRunInOneShell() {
        assertThat(SHOWN.run(Map.of("NAME", "east"))).containsExactly("", "east (2)\nmore", "1");
    }

    @Test
    void aCommandThatFailsIsToldWithWhatItPrinted() {
        assertThatThrownBy(
                        () -> Transcript.of("```console\n$ echo no; false\n```").run(Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("exit code 1:\nno");
    }

    @Test
    void onlyTheDotsStandForAnything() {
        Step step = new Step("x", "{\"id\":\"…\",\"a\":[1.5]}");
        assertThat(step.isLike("{\"id\":\"0a1b\",\"a\":[1.5]}")).isTrue();
        assertThat(step.isLike("{\"id\":\"0a1b\",\"a\":[1x5]}")).isFalse();
        assertThat(step.isLike("{\"id\":\"0a1b\",\"a\":[1.5]}\nmore")).isFalse();
    }
}
