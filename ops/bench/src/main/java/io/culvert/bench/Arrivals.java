package io.culvert.bench;

import io.culvert.events.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of the events, which takes the time from each event's append to its arrival. */
final class Arrivals implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<UUID, Long> began = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread;
    private volatile Latencies latencies = new Latencies();

    private Arrivals(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
        this.thread = Thread.ofPlatform().name("arrivals").unstarted(this::consume);
    }

    /**
     * Takes what is on the topic, and what comes.
     *
     * @throws IllegalStateException if there is no topic, which the relay makes for its first event
     */
    static Arrivals on(String bootstrapServers) throws InterruptedException {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.listTopics().get(Topics.EVENTS) == null) {
            if (System.nanoTime() > end) {
                consumer.close();
                throw new IllegalStateException("the relay made no topic " + Topics.EVENTS + " within " + PATIENCE);
            }
            Thread.sleep(100);
        }
        List<TopicPartition> all = consumer.partitionsFor(Topics.EVENTS).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Arrivals arrivals = new Arrivals(consumer);
        arrivals.thread.start();
        return arrivals;
    }

    /** To be called before the append, so that it counts as well. */
    void expect(UUID event) {
        began.put(event, System.nanoTime());
    }

    void forget() {
        latencies = new Latencies();
    }

    /**
     * Waits for all that is expected, and tells how long they took.
     *
     * @throws IllegalStateException if none arrives for long
     */
    String settle() throws InterruptedException {
        int missing = began.size();
        long last = System.nanoTime();
        while (!began.isEmpty()) {
            if (began.size() < missing) {
                missing = began.size();
                last = System.nanoTime();
            } else if (System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new IllegalStateException(missing + " events are not on Kafka, and none came for " + PATIENCE);
            }
            Thread.sleep(1);
        }
        return latencies.count() + " events, " + latencies.percentiles();
    }

    @Override
    public void close() {
        consumer.wakeup();
    }

    private void consume() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    UUID event = UUID.fromString(
                            new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
                    arrived(event);
                }
            }
        } catch (WakeupException e) {
            Print.line("%d events had arrived", latencies.count());
        }
    }

    private void arrived(UUID event) {
        Long when = began.remove(event);
        if (when != null) {
            latencies.add(when);
        }
    }
}
