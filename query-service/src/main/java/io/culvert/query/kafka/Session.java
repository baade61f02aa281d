package io.culvert.query.kafka;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.wire.Topics;
import io.culvert.query.images.Images;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.ViewStore.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One consumer's life: all partitions, no group, from the place that lies beside the views. */
final class Session implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(250);
    /**
     * How long the store waits for what else may come. Each write puts a project's version and the last part of its history
     * there anew: with a tenth of this, that was a seventh of what a creation cost when many projects had some.
     */
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    private static final int LARGEST_RUN = 10_000;
    private static final int LARGEST_FETCH = 16 << 20;
    private final WriteBehind views;
    private final Images images;
    private final Set<Evictions.Place> evicted;
    private final KafkaConsumer<String, String> consumer;
    private final String topicId;
    private final Map<TopicPartition, Long> ends;
    private final Map<Integer, Long> begin = new HashMap<>();
    private final Map<String, Stop> stops = new HashMap<>();
    private boolean behind;
    private long behindSince;

    /** @throws KafkaException if the topic can't be read at present */
    Session(BusSettings bus, WriteBehind views, Images images, Set<Evictions.Place> evicted)
            throws InterruptedException {
        this.views = views;
        this.images = images;
        this.evicted = evicted;
        this.topicId = EventTopic.ensure(bus);
        this.consumer = new KafkaConsumer<>(settings(bus), new StringDeserializer(), new StringDeserializer());
        try {
            Place last = views.folded();
            // In a topic that was made anew offsets tell nothing; what is read again is dropped by its version.
            this.ends = assign(last.topicId().equals(topicId) ? last.offsets() : Map.of());
            waitForMore();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static Map<String, Object> settings(BusSettings bus) {
        return bus.with(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // Whatever is missing then shows as a hole in the versions.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                LARGEST_RUN,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                LARGEST_FETCH,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000));
    }

    /** @param from by partition; from its beginning where there is none */
    private Map<TopicPartition, Long> assign(Map<Integer, Long> from) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("no partitions of " + Topics.EVENTS + " yet");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long first = beginnings.getOrDefault(partition, 0L);
            long offset = from.getOrDefault(partition.partition(), first);
            begin.put(partition.partition(), offset);
            consumer.seek(partition, offset);
        }
        return consumer.endOffsets(partitions);
    }

    /** Folds what is there and shows it to readers; when it is time, or there is much of it, the store gets it too. */
    void poll() {
        ConsumerRecords<String, String> records = consumer.poll(patience());
        views.look();
        if (!records.isEmpty()) {
            Run run = new Run(images, stops, evicted, views.since());
            for (ConsumerRecord<String, String> each : records) {
                run.take(each);
            }
            views.keep(run.delta(), place());
            images.publish(run.delta().images());
            if (!behind) {
                behind = true;
                behindSince = System.nanoTime();
            }
        }
        if (behind && views.since().history().size() >= LARGEST_RUN) {
            write();
        } else if (behind && untilDue().isZero()) {
            views.begin();
            waitForMore();
        }
    }

    void write() {
        views.write();
        waitForMore();
    }

    /** What was another instance's to write, or came during the last write, may be followed by nothing more. */
    private void waitForMore() {
        behind = !views.isWritten();
        behindSince = System.nanoTime();
    }

    /** From where on a next session would have to read. */
    private Place place() {
        Map<Integer, Long> next = new HashMap<>();
        for (TopicPartition partition : ends.keySet()) {
            next.put(partition.partition(), consumer.position(partition));
        }
        return new Place(topicId, Stop.resumable(next, stops.values()));
    }

    private Duration patience() {
        return behind && untilDue().compareTo(PATIENCE) < 0 ? untilDue() : PATIENCE;
    }

    private Duration untilDue() {
        long left = BETWEEN_WRITES.toNanos() - (System.nanoTime() - behindSince);
        return Duration.ofNanos(Math.max(0, left));
    }

    /** True once everything is folded that was there when the session began. */
    boolean caughtUp() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** How many messages were read, of those that were there when the session began. */
    long done() {
        return ends.keySet().stream()
                .mapToLong(each -> consumer.position(each) - begin.getOrDefault(each.partition(), 0L))
                .sum();
    }

    long total() {
        return ends.entrySet().stream()
                .mapToLong(
                        end -> end.getValue() - begin.getOrDefault(end.getKey().partition(), 0L))
                .sum();
    }

    Collection<Stop> stops() {
        return List.copyOf(stops.values());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
