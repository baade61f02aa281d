package io.culvert.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnapshotPaceTest {
    @Test
    void aLongerStreamHasItsSnapshotsFurtherApart() {
        assertThat(LongStream.of(1, 2_000, 2_010, 30_000, 10_000_000).map(SnapshotPace::eventsBetween))
                .containsExactly(200L, 200L, 201L, 3_000L, 5_000L);
    }
}
