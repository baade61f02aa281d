package io.culvert.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.desired.EventFold.CatchingUp;
import io.culvert.agent.desired.EventFold.CaughtUp;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final Start BEGINNING = Start.beginning(Messages.HOST).at("topic", Map.of());

    @Test
    void waitsForWhatATopicHasLostUntilTheLogWasSentAgainToItsEnd() throws Reading.OtherLogException {
        Reading reading = new Reading(BEGINNING.at("topic", Map.of(0, 2L)), Map.of(0, 2L), Set.of(0));
        assertThat(reading.fold()).isInstanceOf(CatchingUp.class);
        assertThat(reading.lacking()).contains("the beginning of partitions [0]");
        assertThat(reading.rest()).isFalse();

        reading.take(List.of(Messages.bound(EAST, 1, 1, 2)));
        assertThat(reading.fold()).isInstanceOf(CatchingUp.class);
        reading.take(List.of(Messages.bound(EAST, 2, 2, 3)));
        assertThat(reading.rest()).isTrue();
        assertThat(reading.fold()).isInstanceOf(CaughtUp.class);
        assertThat(reading.lacking()).isEmpty();
        assertThat(reading.projects().states()).containsOnlyKeys(EAST);
    }

    @Test
    void namesThePositionsThatATopicLacks() throws Reading.OtherLogException {
        Reading reading = new Reading(BEGINNING, Map.of(0, 2L), Set.of());
        reading.take(List.of(Messages.bound(new ProjectId("west"), 1, 5, 0)));
        assertThat(reading.lacking()).isEmpty();
        reading.take(List.of(Messages.bound(EAST, 1, 1, 1)));
        assertThat(reading.fold()).isInstanceOf(CatchingUp.class);
        assertThat(reading.lacking()).contains("positions 2 to 4");
    }

    @Test
    void whatWasKnownStaysKnownInATopicThatWasMadeAnew() throws Reading.OtherLogException {
        Reading first = new Reading(BEGINNING, Map.of(0, 1L), Set.of());
        first.take(List.of(Messages.bound(EAST, 1, 1, 0)));
        Reading again = new Reading(first.place().at("another topic", Map.of(0, 0L)), Map.of(0, 0L), Set.of());
        assertThat(again.fold()).isInstanceOf(CaughtUp.class);
        again.take(List.of(Messages.bound(EAST, 1, 1, 0), Messages.bound(EAST, 2, 2, 1)));
        assertThat(again.projects().states().get(EAST)).extracting("version").isEqualTo(2L);
    }

    @Test
    void anotherLogIsToldByItsFirstEvent() throws Reading.OtherLogException {
        Reading reading = new Reading(BEGINNING, Map.of(0, 1L), Set.of());
        reading.take(List.of(Messages.bound(EAST, 1, 1, 0)));
        assertThatThrownBy(() -> reading.take(List.of(Messages.bound(new ProjectId("west"), 1, 1, 1))))
                .isInstanceOf(Reading.OtherLogException.class);
    }

    @Test
    void whatHasNoPlaceInTheLogStopsItsProject() throws Reading.OtherLogException {
        Reading reading = new Reading(BEGINNING, Map.of(0, 2L), Set.of());
        reading.take(List.of(new ConsumerRecord<>(Topics.EVENTS, 0, 0, "east", new byte[0])));
        assertThat(reading.projects().stopped().get(EAST))
                .isEqualTo("attribute sequence of a CloudEvent is malformed: '' at offset 0");
    }
}
