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
    private final Map<UUID, Long> began = new ConcurrentHashMap<>();
    private final Map<UUID, Long> early = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread;
    private volatile Latencies latencies = new Latencies();

    private Arrivals(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
        this.thread = Thread.ofPlatform().name("arrivals").unstarted(this::consume);
    }

    static Arrivals on(String bootstrapServers) throws InterruptedException {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
        while (consumer.listTopics().get(Topics.EVENTS) == null) {
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

    /** Called when the append was acknowledged; the event may have arrived before the writer's thread came to it. */
    void expect(UUID event) {
        began.put(event, System.nanoTime());
        if (early.remove(event) != null) {
            arrived(event);
        }
    }

    void forget() {
        latencies = new Latencies();
    }

    /** Waits for all that is expected, and tells how long they took. */
    String settle() throws InterruptedException {
        while (!began.isEmpty()) {
            Thread.sleep(20);
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
                    early.put(event, 0L);
                    if (began.containsKey(event) && early.remove(event) != null) {
                        arrived(event);
                    }
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
