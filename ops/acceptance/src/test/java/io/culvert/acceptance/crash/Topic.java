package io.culvert.acceptance.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the topic of events from its beginning, whatever becomes of the broker, and hands each record on. */
final class Topic implements AutoCloseable {
    private static final String NAME = "culvert.events.v1";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KafkaConsumer<String, String> consumer;
    private final Consumer<Delivery> reader;
    private final Thread thread = Thread.ofPlatform().name("topic").unstarted(this::follow);
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    private Topic(String brokers, Consumer<Delivery> reader) {
        this.reader = reader;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        // A broker that has lost what it had given already must not go unnoticed.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        200,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        120_000),
                new StringDeserializer(),
                new StringDeserializer());
    }

    static Topic follow(String brokers, Consumer<Delivery> reader) {
        Topic topic = new Topic(brokers, reader);
        topic.thread.start();
        return topic;
    }

    /** Reads once, to the end as it is now. */
    static void read(String brokers, Consumer<Delivery> reader) {
        Topic topic = new Topic(brokers, reader);
        try (KafkaConsumer<String, String> consumer = topic.consumer) {
            topic.assign();
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                topic.poll();
            }
        }
    }

    /** @throws AssertionError if it reads no more */
    void failIfEnded() {
        Throwable why = failure;
        if (why != null) {
            throw new AssertionError("the topic can't be read any more: " + why.getMessage(), why);
        }
    }

    private void follow() {
        try (consumer) {
            assign();
            while (!closed) {
                poll();
            }
        } catch (WakeupException e) {
            // Only close() wakes.
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void assign() {
        List<TopicPartition> partitions = List.of();
        while (partitions.isEmpty()) {
            partitions = consumer.partitionsFor(NAME).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
        }
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, 0));
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(200)).forEach(event -> reader.accept(delivery(event)));
    }

    private static Delivery delivery(ConsumerRecord<String, String> event) {
        JsonNode body = JSON.readTree(event.value());
        JsonNode network = body.has("network") ? body.get("network") : body;
        return new Delivery(
                event.partition(),
                event.offset(),
                attribute(event, "project"),
                Long.parseLong(attribute(event, "sequence")),
                Long.parseLong(attribute(event, "position")),
                attribute(event, "id"),
                attribute(event, "type"),
                attribute(event, "correlationid"),
                network.get("id").asString(),
                network.path("name").asString(""));
    }

    private static String attribute(ConsumerRecord<String, String> event, String name) {
        Header header = event.headers().lastHeader("ce_" + name);
        if (header == null) {
            throw new AssertionError("no " + name + " in partition " + event.partition() + " offset " + event.offset());
        }
        return new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
