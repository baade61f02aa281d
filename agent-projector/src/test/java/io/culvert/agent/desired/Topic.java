package io.culvert.agent.desired;

import io.culvert.agent.desired.Arrival.Place;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log and the topic with its events, which may lose its beginning, and may be sent the log again. */
final class Topic {
    static final int PARTITIONS = 2;

    /** @param number counts what was sent */
    record Sent(Envelope envelope, int partition, int number) {
        Arrival arrival(Positions seen, long next) {
            return new Arrival(
                    envelope.projectId(),
                    envelope.version(),
                    envelope.event() instanceof RouterBound || envelope.event() instanceof HeirNamed,
                    seen.see(envelope.position()),
                    new Place(partition, next),
                    () -> envelope);
        }
    }

    private final List<Envelope> log = new ArrayList<>();
    private final Map<ProjectId, List<ProjectState>> states = new HashMap<>();
    private final List<List<Sent>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
    private final int[] beginnings = new int[PARTITIONS];
    private int sent;

    void append(ProjectId id, VpnEvent event) {
        List<ProjectState> past = states.computeIfAbsent(id, fresh -> new ArrayList<>(List.of(ProjectState.EMPTY)));
        Envelope last = Envelopes.of(id, past.size(), event);
        Envelope envelope =
                new Envelope(last.eventId(), id, last.version(), log.size() + 1L, Instant.EPOCH, last.cause(), event);
        past.add(past.getLast().evolve(event, Instant.EPOCH));
        log.add(envelope);
        send(envelope);
    }

    private void send(Envelope envelope) {
        int partition = Math.floorMod(envelope.projectId().hashCode(), PARTITIONS);
        partitions.get(partition).add(new Sent(envelope, partition, sent++));
    }

    void replay() {
        log.forEach(this::send);
    }

    /** How often an event was sent. */
    int sent() {
        return sent;
    }

    /** Loses all that was sent before, as by age. */
    void cut(int before) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int left = (int) partitions.get(partition).stream()
                    .filter(each -> each.number() < before)
                    .count();
            beginnings[partition] = Math.max(beginnings[partition], left);
        }
    }

    int beginning(int partition) {
        return beginnings[partition];
    }

    int end(int partition) {
        return partitions.get(partition).size();
    }

    Sent at(int partition, int offset) {
        return partitions.get(partition).get(offset);
    }

    /** The states of a project, by version. */
    List<ProjectState> states(ProjectId id) {
        return states.getOrDefault(id, List.of(ProjectState.EMPTY));
    }
}
