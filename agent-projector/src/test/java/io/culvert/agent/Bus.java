package io.culvert.agent;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The rest of Culvert as an agent sees it: a topic to read and a topic to write. */
final class Bus implements AutoCloseable {
    private final Producer<String, String> producer;
    private final Consumer<String, String> consumer;
    private final Map<ProjectId, Long> versions = new HashMap<>();
    private final Queue<ConnectionObserved> heard = new ArrayDeque<>();
    private long position;

    Bus(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(java.util.List.of(
                            new NewTopic(Topics.EVENTS, 8, (short) 1), new NewTopic(Topics.REPORTS, 8, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(consumer.partitionsFor(Topics.REPORTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    void publish(ProjectId project, VpnEvent... events) throws ExecutionException, InterruptedException {
        for (VpnEvent event : events) {
            long version = versions.merge(project, 1L, Long::sum);
            Envelope envelope = new Envelope(
                    UUID.randomUUID(), project, version, ++position, Instant.now(), Cause.of("it", "req-it"), event);
            WireMessage message = CloudEvents.write(envelope);
            ProducerRecord<String, String> out = new ProducerRecord<>(Topics.EVENTS, message.key(), message.body());
            message.headers().forEach((name, value) -> out.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(out).get();
        }
    }

    /** The next report on a connection; empty if none came in that time. */
    Optional<ConnectionObserved> report(Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (heard.isEmpty() && Instant.now().isBefore(end)) {
            for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(100))) {
                Map<String, String> headers = new HashMap<>();
                message.headers()
                        .forEach(header ->
                                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
                if (Reports.read(new WireMessage(message.key(), headers, message.value()))
                        instanceof ConnectionObserved report) {
                    heard.add(report);
                }
            }
        }
        return Optional.ofNullable(heard.poll());
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
