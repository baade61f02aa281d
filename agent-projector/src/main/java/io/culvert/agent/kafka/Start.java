package io.culvert.agent.kafka;

import io.culvert.agent.desired.Positions;
import io.culvert.agent.desired.Projects;
import io.culvert.events.value.HostId;
import java.util.Map;

/**
 * Where reading starts, and what is known there.
 *
 * @param positions which events were seen
 * @param log the id of the log's first event, which tells one log from another; empty if that was not seen yet
 * @param topicId that of the topic which was read, empty for none yet: offsets are worth nothing in another
 * @param next the offset to read next, by partition; absent means the first
 */
public record Start(Projects projects, Positions positions, String log, String topicId, Map<Integer, Long> next) {
    public Start {
        next = Map.copyOf(next);
    }

    public static Start beginning(HostId host) {
        return new Start(Projects.of(host), Positions.upTo(0), "", "", Map.of());
    }

    /** The same with other offsets. */
    Start at(String topic, Map<Integer, Long> offsets) {
        return new Start(projects, positions, log, topic, offsets);
    }
}
