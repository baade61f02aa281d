package io.culvert.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AgainTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");

    private final AtomicLong clock = new AtomicLong();
    private final Again again = new Again(clock::get);
    private long offset;

    @Test
    void readsNoneBeforeTheFirstReadingIsAtItsEnd() throws Exception {
        Reading reading = reading(2);
        take(reading, EAST, 5);
        assertThat(wanted(reading)).isEmpty();
        take(reading, WEST, 7);
        assertThat(wanted(reading)).containsExactlyInAnyOrder(EAST, WEST);
    }

    @Test
    void readsWhatIsStoppedOnceNoMoreOfItComes() throws Exception {
        Reading reading = stopped();
        assertThat(wanted(reading)).isEmpty();
        passes(Duration.ofMillis(900));
        take(reading, EAST, 4);
        assertThat(wanted(reading)).isEmpty();
        passes(Duration.ofMillis(900));
        assertThat(wanted(reading)).isEmpty();
        passes(Duration.ofMillis(100));
        assertThat(wanted(reading)).containsExactly(EAST);
        assertThat(wanted(reading)).isEmpty();
    }

    @Test
    void triesWhatStaysStoppedLessAndLessOftenAndEachHourAtLeast() throws Exception {
        Reading reading = stopped();
        wanted(reading);
        passes(Duration.ofSeconds(1));
        assertThat(wanted(reading)).containsExactly(EAST);
        List<Long> minutes = new ArrayList<>();
        long last = 0;
        for (long minute = 1; minutes.size() < 8; minute++) {
            passes(Duration.ofMinutes(1));
            if (!wanted(reading).isEmpty()) {
                minutes.add(minute - last);
                last = minute;
            }
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void triesOftenAgainWhenMoreHasCome() throws Exception {
        Reading reading = stopped();
        wanted(reading);
        passes(Duration.ofHours(1));
        assertThat(wanted(reading)).containsExactly(EAST);
        passes(Duration.ofMinutes(1));
        assertThat(wanted(reading)).containsExactly(EAST);
        take(reading, EAST, 9);
        wanted(reading);
        passes(Duration.ofSeconds(1));
        assertThat(wanted(reading)).containsExactly(EAST);
        passes(Duration.ofMinutes(1));
        assertThat(wanted(reading)).containsExactly(EAST);
    }

    private static Reading reading(long end) {
        return new Reading(Start.beginning(Messages.HOST).at("topic", Map.of()), Map.of(0, end), Set.of());
    }

    /** East lacks its second version. */
    private Reading stopped() throws Reading.OtherLogException {
        Reading reading = reading(2);
        take(reading, EAST, 1);
        take(reading, EAST, 3);
        assertThat(reading.projects().stopped()).containsOnlyKeys(EAST);
        return reading;
    }

    private void take(Reading reading, ProjectId id, long version) throws Reading.OtherLogException {
        reading.take(List.of(Messages.bound(id, version, offset + 1, offset)));
        offset++;
    }

    private Set<ProjectId> wanted(Reading reading) {
        return again.wanted(reading).keySet();
    }

    private void passes(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
