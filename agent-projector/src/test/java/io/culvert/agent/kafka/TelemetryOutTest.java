package io.culvert.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TelemetryOutTest {
    private final MockProducer<String, String> producer =
            new MockProducer<>(false, null, new StringSerializer(), new StringSerializer());

    @Test
    void whatTheBrokerDidNotTakeIsDroppedAndNeverSentAgain() {
        try (TelemetryOut out = new TelemetryOut(() -> producer)) {
            assertThat(out.test(seen(1))).isTrue();
            producer.errorNext(new TimeoutException("away"));
            assertThat(out.test(seen(2))).as("this one may fare no better").isFalse();
            producer.completeNext();
            assertThat(out.test(seen(3))).isTrue();
        }
        assertThat(producer.history())
                .extracting(ProducerRecord::key)
                .as("each was sent once")
                .containsExactly("east", "east", "east");
        assertThat(producer.history()).extracting(ProducerRecord::value).doesNotHaveDuplicates();
    }

    @Test
    void whileThereIsNoBrokerNothingIsKept() {
        boolean[] away = {true};
        try (TelemetryOut out = new TelemetryOut(() -> {
            if (away[0]) {
                throw new ExecutionException(new TimeoutException("away"));
            }
            return producer;
        })) {
            assertThat(out.test(seen(1))).isFalse();
            assertThat(out.test(seen(2))).isFalse();
            away[0] = false;
            out.test(seen(3));
        }
        assertThat(producer.history()).hasSize(1);
        assertThat(producer.history().getFirst().value()).contains("\"epoch\":3");
    }

    private static TunnelsObserved seen(long epoch) {
        return new TunnelsObserved(
                new HostId("host-1"),
                Instant.parse("2026-11-24T12:00:00Z"),
                180,
                new ProjectId("east"),
                new RouterId(new UUID(1, 1)),
                epoch,
                List.of());
    }
}
