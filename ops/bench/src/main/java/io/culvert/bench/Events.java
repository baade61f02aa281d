package io.culvert.bench;

import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireEvent;
import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of events, filled as the relay would fill it. */
final class Events {
    private Events() {}

    static void send(String bootstrapServers, Stream<WireEvent> events)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(Topics.EVENTS, 8, (short) 1)))
                    .all()
                    .get();
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer())) {
            events.forEach(event -> {
                WireMessage message = CloudEvents.write(event);
                ProducerRecord<String, String> sent =
                        new ProducerRecord<>(Topics.EVENTS, message.key(), message.body());
                message.headers()
                        .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                var _ = producer.send(sent);
            });
            producer.flush();
        }
    }
}
