package io.culvert.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.desired.EventFold.CatchingUp;
import io.culvert.agent.desired.EventFold.CaughtUp;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.RouterBound;
import io.culvert.events.resource.Binding;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final HostId HOST = new HostId("here");
    private static final ProjectId EAST = new ProjectId("east");
    private static final Start BEGINNING = Start.beginning(HOST).at("topic", Map.of());

    @Test
    void waitsForWhatATopicHasLostUntilTheLogWasSentAgainToItsEnd() throws Reading.OtherLogException {
        Reading reading = new Reading(BEGINNING.at("topic", Map.of(0, 2L)), Map.of(0, 2L), Set.of(0));
        assertThat(reading.fold()).isInstanceOf(CatchingUp.class);
        assertThat(reading.lacking()).contains("the beginning of partitions [0]");
        assertThat(reading.rest()).isFalse();

        reading.take(List.of(message(EAST, 1, 1, 2)));
        assertThat(reading.fold()).isInstanceOf(CatchingUp.class);
        reading.take(List.of(message(EAST, 2, 2, 3)));
        assertThat(reading.rest()).isTrue();
        assertThat(reading.fold()).isInstanceOf(CaughtUp.class);
        assertThat(reading.lacking()).isEmpty();
        assertThat(reading.projects().states()).containsOnlyKeys(EAST);
    }

    @Test
    void namesThePositionsThatATopicLacks() throws Reading.OtherLogException {
        Reading reading = new Reading(BEGINNING, Map.of(0, 2L), Set.of());
        reading.take(List.of(message(new ProjectId("west"), 1, 5, 0)));
        assertThat(reading.lacking()).isEmpty();
        reading.take(List.of(message(EAST, 1, 1, 1)));
        assertThat(reading.fold()).isInstanceOf(CatchingUp.class);
        assertThat(reading.lacking()).contains("positions 2 to 4");
    }

    @Test
    void whatWasKnownStaysKnownInATopicThatWasMadeAnew() throws Reading.OtherLogException {
        Reading first = new Reading(BEGINNING, Map.of(0, 1L), Set.of());
        first.take(List.of(message(EAST, 1, 1, 0)));
        Reading again = new Reading(first.place().at("another topic", Map.of(0, 0L)), Map.of(0, 0L), Set.of());
        assertThat(again.fold()).isInstanceOf(CaughtUp.class);
        again.take(List.of(message(EAST, 1, 1, 0), message(EAST, 2, 2, 1)));
        assertThat(again.projects().states().get(EAST)).extracting("version").isEqualTo(2L);
    }

    @Test
    void anotherLogIsToldByItsFirstEvent() throws Reading.OtherLogException {
        Reading reading = new Reading(BEGINNING, Map.of(0, 1L), Set.of());
        reading.take(List.of(message(EAST, 1, 1, 0)));
        assertThatThrownBy(() -> reading.take(List.of(message(new ProjectId("west"), 1, 1, 1))))
                .isInstanceOf(Reading.OtherLogException.class);
    }

    @Test
    void whatHasNoPlaceInTheLogStopsItsProject() throws Reading.OtherLogException {
        Reading reading = new Reading(BEGINNING, Map.of(0, 2L), Set.of());
        reading.take(List.of(new ConsumerRecord<>(Topics.EVENTS, 0, 0, "east", new byte[0])));
        assertThat(reading.projects().stopped().get(EAST))
                .isEqualTo("attribute sequence of a CloudEvent is malformed: '' at offset 0");
    }

    private static ConsumerRecord<String, byte[]> message(ProjectId id, long version, long position, long offset) {
        RouterId router = new RouterId(new UUID(0, version));
        WireMessage wire = CloudEvents.write(new Envelope(
                UUID.nameUUIDFromBytes((id.value() + version).getBytes(StandardCharsets.UTF_8)),
                id,
                version,
                position,
                Instant.EPOCH,
                Cause.of("admin", "req-1"),
                new RouterBound(new Binding(router, HOST, 1))));
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(
                Topics.EVENTS, 0, offset, wire.key(), wire.body().getBytes(StandardCharsets.UTF_8));
        wire.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
