package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String IDS = "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void takesTheOneHeaderThereIs() {
        assertThat(TraceParent.of(List.of("00-" + IDS))).contains("00-" + IDS);
        assertThat(TraceParent.of(List.of())).isEmpty();
        assertThat(TraceParent.of(List.of("00-" + IDS, "00-" + IDS))).isEmpty();
    }

    @Test
    void goesOnInTheKnownVersionWhenTheClientSpeaksALaterOne() {
        assertThat(TraceParent.of(List.of("cc-" + IDS + "-what-the-future-will-be-like")))
                .contains("00-" + IDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-" + IDS + "-",
                "00-" + IDS + "0",
                "cc-" + IDS + ".tail",
                "ff-" + IDS,
                "0-" + IDS,
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
            })
    void dropsWhatIsMalformed(String header) {
        assertThat(TraceParent.of(List.of(header))).isEmpty();
    }
}
