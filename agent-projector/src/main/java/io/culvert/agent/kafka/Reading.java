package io.culvert.agent.kafka;

import io.culvert.agent.desired.Arrival;
import io.culvert.agent.desired.EventFold;
import io.culvert.agent.desired.Positions;
import io.culvert.agent.desired.Projects;
import io.culvert.agent.desired.Streams;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Outline;
import io.culvert.events.wire.UnreadableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the topic was read, and what was made of it. */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    /** The topic holds another log than that of which something is known. */
    static final class OtherLogException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Positions positions;
    private final String topicId;
    private final Map<Integer, Long> next;
    private final Map<Integer, Long> ends;
    /** The partitions that have lost what was not read of them: it may be the end of the log, of which nothing tells then. */
    private final Set<Integer> cut;

    private boolean isSentAgain;
    private String log;
    private Projects projects;
    private EventFold fold;

    /** @param ends the offset after the last message, by partition */
    Reading(Start start, Map<Integer, Long> ends, Set<Integer> cut) {
        this.positions = start.positions().copy();
        this.topicId = start.topicId();
        this.next = new HashMap<>(start.next());
        this.log = start.log();
        this.projects = start.projects();
        this.ends = Map.copyOf(ends);
        this.cut = new HashSet<>(cut);
        Map<Integer, Long> all = new HashMap<>(ends);
        cut.forEach(partition -> all.put(partition, Long.MAX_VALUE));
        this.fold = EventFold.starting(projects, next, all, positions);
    }

    EventFold fold() {
        return fold;
    }

    Projects projects() {
        return projects;
    }

    /** All events up to this position were seen. */
    long whole() {
        return positions.whole();
    }

    /** Where to start to go on from here. */
    Start place() {
        return new Start(projects, positions.copy(), log, topicId, next);
    }

    void take(Iterable<ConsumerRecord<String, byte[]>> records) throws OtherLogException {
        for (ConsumerRecord<String, byte[]> each : records) {
            Projects before = projects;
            take(new Message(each));
            next.put(each.partition(), each.offset() + 1);
            tell(before, new ProjectId(each.key()));
        }
        fold = fold.reached(projects, next, positions);
    }

    /** Nothing has come for a while. If the log was sent again since it was cut, it was sent to its end. */
    boolean rest() {
        if (cut.isEmpty() || !isSentAgain || !positions.areWhole()) {
            return false;
        }
        Map<Integer, Long> all = new HashMap<>(next);
        cut.forEach(partition -> all.put(partition, Long.MAX_VALUE));
        cut.clear();
        fold = fold.reached(projects, all, positions);
        return true;
    }

    /** What of the log the topic is known not to have; empty if it has all, or was not yet read to where it ended at start. */
    Optional<String> lacking() {
        boolean isBehind =
                ends.entrySet().stream().anyMatch(end -> next.getOrDefault(end.getKey(), 0L) < end.getValue());
        return isBehind
                ? Optional.empty()
                : positions
                        .lacking()
                        .or(() -> cut.isEmpty() ? Optional.empty() : Optional.of("the beginning of partitions " + cut));
    }

    private void take(Message message) throws OtherLogException {
        Arrival arrival = message.misplaced();
        try {
            Outline outline = message.outline();
            recognize(outline, message.record().offset());
            arrival = message.arrival(outline, positions.see(outline.position()));
            projects = projects.fold(arrival);
        } catch (UnreadableException e) {
            projects = projects.stop(
                    arrival, e.getMessage() + " at offset " + (arrival.place().next() - 1));
        }
    }

    private void recognize(Outline outline, long offset) throws OtherLogException {
        if (outline.position() == 1) {
            if (!log.isEmpty() && !log.equals(outline.id())) {
                throw new OtherLogException();
            }
            log = outline.id();
            // The first event is the first message of its partition, unless it was sent again.
            isSentAgain |= offset > 0;
        }
    }

    /** Takes up what was read anew of a project. */
    void found(ProjectId id, Streams read, long upTo) {
        Projects before = projects;
        projects = projects.found(id, read, upTo);
        fold = fold.reached(projects, next, positions);
        tell(before, id);
    }

    private void tell(Projects before, ProjectId id) {
        String why = projects.stopped().get(id);
        if (why != null && !before.stopped().containsKey(id)) {
            LOG.error("ALARM events: project {} is stopped: {}", id, why);
        }
    }
}
