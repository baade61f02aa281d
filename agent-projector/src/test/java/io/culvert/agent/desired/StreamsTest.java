package io.culvert.agent.desired;

import static io.culvert.agent.desired.Envelopes.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.ProjectId;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");

    @Test
    void dropsWhatItHasAlready() {
        Streams once = Streams.NONE.fold(any(EAST, 1)).fold(any(EAST, 2));
        assertThat(once.fold(any(EAST, 1)).fold(any(EAST, 2))).isEqualTo(once);
    }

    @Test
    void aHoleStopsItsProjectAndNoOther() {
        Streams streams = Streams.NONE.fold(any(EAST, 1)).fold(any(EAST, 3)).fold(any(EAST, 4));
        assertThat(streams.stopped().get(EAST)).isEqualTo("version 3 follows version 1");
        assertThat(streams.states().get(EAST)).extracting("version").isEqualTo(1L);
        streams = streams.fold(any(WEST, 1));
        assertThat(streams.stopped()).containsOnlyKeys(EAST);
        assertThat(streams.states()).containsKeys(EAST, WEST);
    }

    @Test
    void aHoleIsMendedByTheWholeLogSentAgain() {
        Streams streams = Streams.NONE.fold(any(EAST, 1)).fold(any(EAST, 3));
        for (long version = 1; version <= 4; version++) {
            streams = streams.fold(any(EAST, version));
        }
        assertThat(streams.stopped()).isEmpty();
        assertThat(streams.states().get(EAST)).extracting("version").isEqualTo(4L);
    }
}
