package io.culvert.query.kafka;

import io.culvert.events.wire.Topics;
import io.culvert.query.images.Images;
import io.culvert.query.port.ViewStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One consumer's life: all partitions, no group, from the offsets that lie beside the views. */
final class Session implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private final ViewStore store;
    private final Images images;
    private final KafkaConsumer<String, String> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<Integer, Long> saved;
    private final Map<String, Stop> stops = new HashMap<>();

    /** @throws KafkaException if the topic can't be read at present */
    Session(String bootstrapServers, ViewStore store, Images images) {
        this.store = store;
        this.images = images;
        this.saved = new HashMap<>(store.offsets());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // Whatever is missing then shows as a hole in the versions.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000),
                new StringDeserializer(),
                new StringDeserializer());
        try {
            this.ends = assign();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private Map<TopicPartition, Long> assign() {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("no partitions of " + Topics.EVENTS + " yet");
        }
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            Long offset = saved.get(partition.partition());
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
        return consumer.endOffsets(partitions);
    }

    /** Folds what is there: views first, then readers see it, then the offsets; a crash between them repeats, no more. */
    void poll() {
        ConsumerRecords<String, String> records = consumer.poll(PATIENCE);
        if (records.isEmpty()) {
            return;
        }
        Run run = new Run(images, stops);
        for (ConsumerRecord<String, String> each : records) {
            run.take(each);
        }
        store.write(run.delta());
        images.publish(run.delta().images());
        save(records);
    }

    private void save(ConsumerRecords<String, String> records) {
        Map<Integer, Long> next = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            next.put(partition.partition(), consumer.position(partition));
        }
        Map<Integer, Long> resumable = Stop.resumable(next, stops.values());
        resumable.entrySet().removeIf(each -> each.getValue().equals(saved.get(each.getKey())));
        store.saveOffsets(resumable);
        saved.putAll(resumable);
    }

    /** True once everything is folded that was there when the session began. */
    boolean caughtUp() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    Map<String, String> stopped() {
        return Run.reasons(stops);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
