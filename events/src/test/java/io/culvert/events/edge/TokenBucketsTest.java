package io.culvert.events.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final AtomicLong clock = new AtomicLong();
    private final TokenBuckets buckets = new TokenBuckets(10, 5, clock::get);

    @Test
    void aBurstPassesAndThenTheRate() {
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.take("east")).isEmpty();
        }
        assertThat(buckets.take("east"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofMillis(101)));
        assertThat(buckets.take("west")).isEmpty();
        passed(Duration.ofMillis(100));
        assertThat(buckets.take("east")).isEmpty();
        assertThat(buckets.take("east")).isPresent();
    }

    @Test
    void whoeverPausesGetsNoMoreThanTheBurst() {
        assertThat(buckets.take("east")).isEmpty();
        passed(Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.take("east")).isEmpty();
        }
        assertThat(buckets.take("east")).isPresent();
    }

    @Test
    void whoeverMakesUpNamesTakesNoMemory() {
        for (int i = 0; i < 3 * TokenBuckets.MOST_KEPT; i++) {
            buckets.take("made-up-" + i);
        }
        assertThat(buckets.kept()).isEqualTo(TokenBuckets.MOST_KEPT);
    }

    @Test
    void aSettingThatMakesNoSenseIsNamed() {
        assertThat(EdgeSettings.of(Map.of("culvert.limits.requests-per-second", "20")::get)
                        .burst())
                .isEqualTo(40);
        assertThatThrownBy(() -> EdgeSettings.of(Map.of("culvert.limits.concurrent-requests", "many")::get))
                .hasMessageContaining("culvert.limits.concurrent-requests is 'many'");
        assertThatThrownBy(() -> EdgeSettings.of(Map.of("culvert.internal.from", "10.0.0.0/8, nowhere")::get))
                .hasMessageContaining("culvert.internal.from: 'nowhere'");
    }

    private void passed(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
