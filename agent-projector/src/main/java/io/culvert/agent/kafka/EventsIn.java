package io.culvert.agent.kafka;

import io.culvert.agent.desired.EventFold;
import io.culvert.agent.desired.Projects;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.UnreadableException;
import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the events from where a snapshot left off, folds them, and hands each new fold over. */
public final class EventsIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventsIn.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Where reading starts: {@code next} is the offset to read next, by partition; absent means the first. The topic id is
     * that of the log that was read, empty for none yet. */
    public record Start(Projects projects, Map<Integer, Long> next, String topicId) {
        public static final Start BEGINNING = new Start(Projects.NONE, Map.of(), "");

        public Start {
            next = Map.copyOf(next);
        }
    }

    /** Hears of each fold that differs from the one before; called by the reading thread, so it must not block. */
    public interface Listener {
        /** @param place where to start to go on from here */
        void folded(EventFold fold, Start place);
    }

    private final BusSettings bus;
    private final Consumer<String, String> consumer;

    public EventsIn(BusSettings bus) {
        this.bus = bus;
        this.consumer = new KafkaConsumer<>(bus.with(Map.of(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                250)));
    }

    /**
     * Reads until {@link #close}; then returns.
     *
     * @throws BusException if the topic cannot be read on, or is not there and cannot be made; the caller starts again
     */
    public void run(Start start, Listener listener) throws BusException, InterruptedException {
        try (consumer) {
            read(start, AgentTopics.ensure(bus), listener);
        } catch (WakeupException e) {
            LOG.debug("events: reading ends");
        } catch (KafkaException | ExecutionException e) {
            throw new BusException(e);
        }
    }

    private void read(Start wanted, String topicId, Listener listener) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<Integer, Long> ends = byNumber(consumer.endOffsets(partitions));
        Map<Integer, Long> beginnings = byNumber(consumer.beginningOffsets(partitions));
        Start start = fitting(wanted, topicId, beginnings, ends);
        Map<Integer, Long> next = new HashMap<>(beginnings);
        next.putAll(start.next());
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, next.getOrDefault(partition.partition(), 0L));
        }
        EventFold fold = EventFold.starting(start.projects(), next, ends);
        listener.folded(fold, new Start(fold.projects(), next, topicId));
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(POLL);
            for (ConsumerRecord<String, String> message : records) {
                next.put(message.partition(), message.offset() + 1);
                fold = folded(fold, message).reached(message.partition(), message.offset() + 1);
            }
            if (!records.isEmpty()) {
                listener.folded(fold, new Start(fold.projects(), next, topicId));
            }
        }
    }

    /** A snapshot of another log than this one (its topic was made anew) is of no use. */
    private static Start fitting(Start start, String topicId, Map<Integer, Long> beginnings, Map<Integer, Long> ends) {
        if (start.equals(Start.BEGINNING)) {
            return start;
        }
        boolean fits = start.topicId().equals(topicId)
                && start.next().entrySet().stream()
                        .allMatch(entry -> entry.getValue() <= ends.getOrDefault(entry.getKey(), -1L)
                                && entry.getValue() >= beginnings.getOrDefault(entry.getKey(), 0L));
        if (!fits) {
            LOG.warn("events: the snapshot is of another log; reading from the beginning");
        }
        return fits ? start : Start.BEGINNING;
    }

    private static EventFold folded(EventFold fold, ConsumerRecord<String, String> message) {
        Projects before = fold.projects();
        Projects after;
        try {
            after = before.fold(CloudEvents.read(wire(message)));
        } catch (UnreadableException e) {
            after = before.stop(new ProjectId(message.key()), e.getMessage() + " at offset " + message.offset());
        }
        if (after.stopped().size() > before.stopped().size()) {
            LOG.error(
                    "ALARM events: project {} is stopped: {}",
                    message.key(),
                    after.stopped().get(new ProjectId(message.key())));
        }
        return fold.with(after);
    }

    private static WireMessage wire(ConsumerRecord<String, String> message) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : message.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new WireMessage(message.key(), headers, message.value());
    }

    private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> map = new HashMap<>();
        offsets.forEach((partition, offset) -> map.put(partition.partition(), offset));
        return map;
    }

    /** Ends {@link #run}; may be called from any thread. */
    @Override
    public void close() {
        consumer.wakeup();
    }
}
