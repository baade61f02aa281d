package io.culvert.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of a shell is what it gives: its commands, against a whole Culvert. */
class ReadmeIT {
    @TempDir
    Path folder;

    @Test
    void itsTranscriptIsWhatHappens() throws IOException {
        Transcript shown = Transcript.of(Files.readString(Path.of("../../README.md")));
        assertThat(shown.steps()).hasSizeGreaterThan(8);
        Installation culvert = new Installation(folder);
        culvert.up("--set", "culvert.agent.enabled=false", "--set", "culvert.hosts.port=0");
        try {
            List<String> printed = shown.run(Map.of("URL", culvert.api()));
            assertThat(printed).hasSameSizeAs(shown.steps());
            for (int i = 0; i < printed.size(); i++) {
                Transcript.Step step = shown.steps().get(i);
                assertThat(printed.get(i))
                        .as(step.command())
                        .matches(step::isLike, "as the README has it: " + step.printed());
            }
        } finally {
            culvert.down();
        }
    }
}
