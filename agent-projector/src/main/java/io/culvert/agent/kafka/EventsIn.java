package io.culvert.agent.kafka;

import io.culvert.agent.desired.EventFold;
import io.culvert.agent.desired.Unread;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the events from where a snapshot left off, folds those of the host's projects, and hands each new fold over. A
 * project that comes to the host is read anew by a second consumer, while the first goes on.
 */
public final class EventsIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventsIn.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Of a partition at a time; Kafka's own figures are of a size that fills a small heap. */
    private static final int FETCHED_BYTES = 128 << 10;

    /** Hears of the fold; called by the reading thread, so it must not block. */
    public interface Listener {
        /** @param place where to start to go on from here */
        void folded(EventFold fold, Start place);

        /** The topic has not had these events for a while, though it has later ones; empty when it has them. */
        void lacks(Optional<String> events);
    }

    private final BusSettings bus;
    private final HostId host;
    private final Consumer<String, byte[]> consumer;

    public EventsIn(BusSettings bus, HostId host) {
        this.bus = bus;
        this.host = host;
        this.consumer = consumer();
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(bus.with(Map.of(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCHED_BYTES,
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
            String topicId = AgentTopics.ensure(bus);
            try {
                read(start, topicId, listener);
            } catch (Reading.OtherLogException e) {
                LOG.warn("events: what was known is of another log than this one; reading from its beginning");
                readAll(topicId, listener);
            }
        } catch (WakeupException e) {
            LOG.debug("events: reading ends");
        } catch (KafkaException | ExecutionException e) {
            throw new BusException(e);
        }
    }

    private void readAll(String topicId, Listener listener) {
        try {
            read(Start.beginning(host), topicId, listener);
        } catch (Reading.OtherLogException e) {
            throw new IllegalStateException("the topic holds two logs", e);
        }
    }

    private void read(Start known, String topicId, Listener listener) throws Reading.OtherLogException {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<Integer, Long> ends = byNumber(consumer.endOffsets(partitions));
        Map<Integer, Long> beginnings = byNumber(consumer.beginningOffsets(partitions));
        Start start = fitting(known, topicId, beginnings, ends);
        Set<Integer> cut = beginnings.keySet().stream()
                .filter(partition -> beginnings.getOrDefault(partition, 0L) > from(known, topicId, partition))
                .collect(Collectors.toUnmodifiableSet());
        partitions.forEach(each -> consumer.seek(each, start.next().getOrDefault(each.partition(), 0L)));
        read(new Reading(start, ends, cut), listener);
    }

    private static long from(Start known, String topicId, int partition) {
        return known.topicId().equals(topicId) ? known.next().getOrDefault(partition, 0L) : 0;
    }

    /** In a topic that was made anew, or has lost its end or its beginning, other offsets count; what was known stays known. */
    private static Start fitting(Start start, String topicId, Map<Integer, Long> beginnings, Map<Integer, Long> ends) {
        boolean fits = start.topicId().equals(topicId)
                && start.next().entrySet().stream()
                        .allMatch(entry -> entry.getValue() <= ends.getOrDefault(entry.getKey(), -1L)
                                && entry.getValue() >= beginnings.getOrDefault(entry.getKey(), 0L));
        if (!fits && !start.topicId().isEmpty()) {
            LOG.warn("events: the topic was made anew, or was cut; reading it from its beginning");
        }
        Map<Integer, Long> next = new HashMap<>(beginnings);
        if (fits) {
            next.putAll(start.next());
        }
        return start.at(topicId, next);
    }

    private void read(Reading reading, Listener listener) throws Reading.OtherLogException {
        Lack lack = new Lack(listener::lacks, System::nanoTime);
        Again again = new Again(System::nanoTime);
        Optional<SecondReading> second = Optional.empty();
        try {
            listener.folded(reading.fold(), reading.place());
            while (true) {
                ConsumerRecords<String, byte[]> records = consumer.poll(second.isPresent() ? Duration.ZERO : POLL);
                if (!records.isEmpty()) {
                    reading.take(records);
                }
                boolean found = second.isPresent() && second.get().advance(reading);
                second = second.filter(reader -> !closed(reader)).or(() -> second(again.wanted(reading)));
                boolean rested = lack.look(reading);
                if (found || rested || !records.isEmpty()) {
                    listener.folded(reading.fold(), reading.place());
                }
            }
        } finally {
            second.ifPresent(SecondReading::close);
        }
    }

    private Optional<SecondReading> second(Map<ProjectId, Unread> wanted) {
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new SecondReading(consumer(), wanted));
    }

    private static boolean closed(SecondReading reader) {
        if (reader.isDone()) {
            reader.close();
        }
        return reader.isDone();
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
