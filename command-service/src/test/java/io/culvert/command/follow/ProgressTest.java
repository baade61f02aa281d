package io.culvert.command.follow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void hasSeenAllOnlyAtTheEndWithNoProjectSetAside() {
        assertThat(new Progress(7, 0, 0).sawAll()).isTrue();
        assertThat(new Progress(7, 1, 0).sawAll()).isFalse();
        assertThat(new Progress(7, 0, 1).sawAll()).isFalse();
        assertThat(new Progress(0, 0, 0).sawAll()).isFalse();
    }
}
