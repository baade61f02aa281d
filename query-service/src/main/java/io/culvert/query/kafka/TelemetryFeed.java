package io.culvert.query.kafka;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.wire.Telemetry;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.UnreadableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the telemetry of the last minutes, in which each tunnel is told of at least once, and then what comes. Every
 * instance reads all of it and keeps no place. Trouble with the bus ends a session, and after a while the next one begins.
 */
public final class TelemetryFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TelemetryFeed.class);
    private static final Duration BACK = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BusSettings bus;
    private final Consumer<TunnelsObserved> reader;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::work, "query-telemetry");
    private volatile boolean closing;
    private boolean troubled;

    /** @param reader is called by one thread */
    public TelemetryFeed(BusSettings bus, Consumer<TunnelsObserved> reader, InstantSource clock) {
        this.bus = bus;
        this.reader = reader;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    private void work() {
        while (!closing) {
            try {
                session();
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("interrupted", e);
            } catch (RuntimeException e) {
                trouble(e);
            }
        }
    }

    private void session() throws InterruptedException {
        EventTopic.ensureTelemetry(bus);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings(bus), new StringDeserializer(), new StringDeserializer())) {
            assign(consumer);
            while (!closing) {
                consumer.poll(PATIENCE).forEach(this::take);
                troubled = false;
            }
        }
    }

    private static Map<String, Object> settings(BusSettings bus) {
        return bus.with(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000));
    }

    private void assign(KafkaConsumer<String, String> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.TELEMETRY).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("no partitions of " + Topics.TELEMETRY + " yet");
        }
        consumer.assign(partitions);
        // Before the beginning, so that nothing is missed that comes meanwhile.
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long since = clock.instant().minus(BACK).toEpochMilli();
        Map<TopicPartition, OffsetAndTimestamp> begin = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> since)));
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = begin.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
    }

    /** What can't be read is left out: the next is better anyway. */
    private void take(ConsumerRecord<String, String> message) {
        TunnelsObserved told;
        try {
            told = Telemetry.read(Messages.of(message));
        } catch (UnreadableException e) {
            LOG.debug("telemetry at {} of partition {}: {}", message.offset(), message.partition(), e.getMessage());
            return;
        }
        reader.accept(told);
    }

    private void trouble(RuntimeException e) {
        if (!troubled) {
            LOG.warn("telemetry is not read at present: {}", e.getMessage());
            troubled = true;
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            LOG.debug("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            // A session looks twice a second whether it is to go on.
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
