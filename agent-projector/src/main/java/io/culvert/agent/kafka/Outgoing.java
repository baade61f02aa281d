package io.culvert.agent.kafka;

import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Messages as Kafka's producers take them. */
final class Outgoing {
    private Outgoing() {}

    static ProducerRecord<String, String> to(String topic, WireMessage message) {
        ProducerRecord<String, String> out = new ProducerRecord<>(topic, message.key(), message.body());
        message.headers().forEach((name, value) -> out.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return out;
    }
}
