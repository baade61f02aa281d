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

class LackTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final Start BEGINNING = Start.beginning(Messages.HOST).at("topic", Map.of());

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
    private final List<String> heard = new ArrayList<>();
    private final Lack lack = new Lack(text -> heard.add(text.orElse("nothing")), clock::get);
    private final Reading reading = new Reading(BEGINNING, Map.of(), Set.of());

    @Test
    void whatDoesNotComeIsToldAfterAWhileAndOnce() throws Exception {
        take(1, 5);
        looks(Duration.ZERO);
        looks(Duration.ofMillis(9_999));
        assertThat(heard).isEmpty();
        looks(Duration.ofMillis(1));
        assertThat(heard).hasSize(1);
        looks(Duration.ofSeconds(60));
        assertThat(heard)
                .containsExactly(
                        "the topic lacks positions 2 to 4 of the log; 'ops/culvert replay topic' sends all again");
    }

    @Test
    void itIsNothingWhileMoreOfItComes() throws Exception {
        take(1, 6);
        looks(Duration.ZERO);
        for (long position = 2; position <= 6; position++) {
            looks(Duration.ofSeconds(9));
            take(position);
            looks(Duration.ZERO);
        }
        looks(Duration.ofSeconds(60));
        assertThat(heard).isEmpty();
    }

    @Test
    void whatWasToldIsOverOnceAllIsThereAndNotBefore() throws Exception {
        take(1, 5);
        looks(Duration.ZERO);
        looks(Duration.ofSeconds(10));
        take(2);
        looks(Duration.ZERO);
        assertThat(heard).hasSize(1);
        take(3, 4);
        looks(Duration.ZERO);
        looks(Duration.ofSeconds(10));
        assertThat(heard).hasSize(2).endsWith("nothing");
    }

    @Test
    void aLogThatWasSentAgainIsAllThereWhenNothingMoreComes() throws Exception {
        Reading cut = new Reading(BEGINNING.at("topic", Map.of(0, 2L)), Map.of(0, 2L), Set.of(0));
        cut.take(List.of(Messages.bound(EAST, 1, 1, 2)));
        assertThat(lack.look(cut)).isFalse();
        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(lack.look(cut)).isTrue();
        assertThat(lack.look(cut)).isFalse();
        assertThat(heard).isEmpty();
    }

    private void take(long... positions) throws Reading.OtherLogException {
        for (long position : positions) {
            reading.take(List.of(Messages.bound(EAST, position, position, position - 1)));
        }
    }

    /** So much later. */
    private void looks(Duration later) {
        clock.addAndGet(later.toNanos());
        assertThat(lack.look(reading)).isFalse();
    }
}
