package io.culvert.command.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireEvent;
import io.culvert.events.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends events in the order given; {@link #handle} returns when the brokers have them all. */
final class EventProducer implements AutoCloseable {
    private final BusSettings bus;
    private @Nullable Producer<String, String> producer;

    EventProducer(BusSettings bus) {
        this.bus = bus;
    }

    void handle(List<WireEvent> events) throws InterruptedException {
        Producer<String, String> sender = opened();
        boolean sent = false;
        try {
            List<Future<?>> acknowledgements = new ArrayList<>(events.size());
            for (WireEvent event : events) {
                acknowledgements.add(sender.send(record(event)));
            }
            sender.flush();
            for (Future<?> each : acknowledgements) {
                each.get();
            }
            sent = true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take an event: " + e.getMessage(), e);
        } finally {
            if (!sent) {
                // What still waits in this producer must not overtake what failed, or readers would see a hole.
                close();
            }
        }
    }

    @Override
    public void close() {
        Producer<String, String> open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private Producer<String, String> opened() throws InterruptedException {
        Producer<String, String> open = producer;
        if (open == null) {
            EventTopics.create(bus);
            open = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer());
            producer = open;
        }
        return open;
    }

    private Map<String, Object> settings() {
        return bus.with(Map.of(
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                // So that all of one call goes in one request, not the first event alone: a flush ends the waiting.
                ProducerConfig.LINGER_MS_CONFIG,
                100,
                // Brokers that are away are waited for: giving an event up would put the next one before it.
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE));
    }

    private static ProducerRecord<String, String> record(WireEvent event) {
        WireMessage message = CloudEvents.write(event);
        ProducerRecord<String, String> sent = new ProducerRecord<>(Topics.EVENTS, message.key(), message.body());
        message.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
        return sent;
    }
}
