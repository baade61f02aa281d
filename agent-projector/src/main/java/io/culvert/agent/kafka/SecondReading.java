package io.culvert.agent.kafka;

import io.culvert.agent.desired.Streams;
import io.culvert.agent.desired.Unread;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.UnreadableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads some projects anew, from the start of their partitions and a little at a time, so that whoever reads on beside it is
 * hardly held up.
 */
final class SecondReading implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final Consumer<String, byte[]> consumer;
    private final Map<ProjectId, Integer> left = new HashMap<>();
    private Streams read = Streams.NONE;

    SecondReading(Consumer<String, byte[]> consumer, Map<ProjectId, Unread> wanted) {
        this.consumer = consumer;
        wanted.forEach((id, upTo) -> left.put(id, upTo.place().partition()));
        List<TopicPartition> partitions =
                left.values().stream().distinct().map(SecondReading::partition).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.EVENTS, number);
    }

    /** Reads a little further, and hands over the projects that it has read as far as they are needed; true if there were any. */
    boolean advance(Reading reading) {
        for (ConsumerRecord<String, byte[]> each : consumer.poll(PATIENCE)) {
            ProjectId id = new ProjectId(each.key());
            if (left.containsKey(id)) {
                read = taken(id, new Message(each));
            }
        }
        Map<Integer, Long> places = left.values().stream()
                .distinct()
                .collect(Collectors.toMap(number -> number, number -> consumer.position(partition(number))));
        int before = left.size();
        Set.copyOf(left.keySet()).forEach(id -> hand(id, places.getOrDefault(left.get(id), 0L), reading));
        return left.size() < before;
    }

    private Streams taken(ProjectId id, Message message) {
        try {
            return read.fold(message.event());
        } catch (UnreadableException e) {
            return read.stop(
                    id, e.getMessage() + " at offset " + message.record().offset());
        }
    }

    private void hand(ProjectId id, long upTo, Reading reading) {
        Unread needed = reading.projects().unread().get(id);
        if (needed != null && upTo < needed.place().next()) {
            return;
        }
        reading.found(id, read, upTo);
        left.remove(id);
    }

    boolean isDone() {
        return left.isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
