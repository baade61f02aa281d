package io.culvert.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.identity.HostsService;
import io.culvert.events.host.HostCredential;
import io.culvert.events.host.SignedReports;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportsOutTest {
    private final HostCredential host = HostsService.credential(new HostId("host-1"));
    private final MockProducer<String, String> first = producer();
    private final MockProducer<String, String> second = producer();
    private final Queue<MockProducer<String, String>> producers = new ConcurrentLinkedQueue<>(List.of(first, second));
    private final ReportsOut reports = new ReportsOut(producers::remove, () -> host);

    private static MockProducer<String, String> producer() {
        return new MockProducer<>(false, null, new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void close() {
        reports.close();
    }

    @Test
    void signsWhatItSends() {
        reports.accept(report());
        await(() -> !first.history().isEmpty());
        ProducerRecord<String, String> sent = first.history().getFirst();
        Map<String, String> headers = new HashMap<>();
        sent.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(SignedReports.signer(new WireMessage(sent.key(), headers, sent.value())))
                .contains(host.certificate());
    }

    @Test
    void whatTheBrokerDidNotTakeIsSentByAnotherProducer() {
        reports.accept(report());
        await(() -> !first.history().isEmpty());
        first.errorNext(new SaslAuthenticationException("refused"));
        await(() -> !second.history().isEmpty());
        assertThat(second.history().getFirst().value())
                .isEqualTo(first.history().getFirst().value());
        assertThat(first.closed()).isTrue();
    }

    private static ConnectionObserved report() {
        return new ConnectionObserved(
                new HostId("host-1"),
                Instant.now(),
                new ProjectId("east"),
                new ConnectionId(new UUID(1, 1)),
                1,
                1,
                Status.ACTIVE,
                new StatusReason(ReasonCode.ESTABLISHED, ""));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
