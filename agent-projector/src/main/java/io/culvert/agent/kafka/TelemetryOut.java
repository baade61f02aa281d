package io.culvert.agent.kafka;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.wire.Telemetry;
import io.culvert.events.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends telemetry if the broker takes it, and drops it if not: the next is better anyway. Used by one thread. */
public final class TelemetryOut implements Predicate<TunnelsObserved>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TelemetryOut.class);

    /** Makes a producer, and sees to the topic. */
    interface Connection {
        Producer<String, String> open() throws ExecutionException, InterruptedException;
    }

    private final Connection connection;
    private final AtomicBoolean dropping = new AtomicBoolean();
    private @Nullable Producer<String, String> producer;

    public TelemetryOut(BusSettings bus) {
        this(() -> {
            AgentTopics.ensureTelemetry(bus);
            return new KafkaProducer<>(settings(bus));
        });
    }

    TelemetryOut(Connection connection) {
        this.connection = connection;
    }

    private static Map<String, Object> settings(BusSettings bus) {
        return bus.with(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "1",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                false,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                4L << 20,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                1_000L));
    }

    /** False if it can't be sent now, and so neither what comes after it. */
    @Override
    public boolean test(TunnelsObserved seen) {
        try {
            if (producer == null) {
                producer = connection.open();
            }
            ProducerRecord<String, String> out = Outgoing.to(Topics.TELEMETRY, Telemetry.write(seen));
            Future<RecordMetadata> _ = producer.send(out, (_, failure) -> told(failure));
            return !dropping.get();
        } catch (KafkaException | ExecutionException e) {
            told(e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Once when it begins, and once when it ends. */
    private void told(@Nullable Exception failure) {
        if (dropping.getAndSet(failure != null) == (failure != null)) {
            return;
        }
        if (failure == null) {
            LOG.info("telemetry: the broker takes it again");
        } else {
            // What is wrong with settings is said by the cause alone.
            LOG.warn(
                    "telemetry: the broker does not take it, so it is dropped: {} {}",
                    failure.getMessage(),
                    failure.getCause() == null ? "" : failure.getCause().getMessage());
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
