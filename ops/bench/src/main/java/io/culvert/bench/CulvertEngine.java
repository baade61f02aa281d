package io.culvert.bench;

import io.culvert.command.port.NewEvent;
import io.culvert.command.store.CommitLog;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Culvert's own log. */
final class CulvertEngine implements OrderedEngine {
    private static final int BATCH = 500;
    private final Scratch scratch;
    private final List<CommitLog> instances;

    CulvertEngine(Scratch scratch) throws InterruptedException {
        this.scratch = scratch;
        this.instances = List.of(scratch.log(), scratch.log());
    }

    @Override
    public Runnable prepare(int writer, int instance, int firstSequence, int count) {
        List<NewEvent> events = Sample.events(count);
        return () -> instances.get(instance).append(new ProjectId("w" + writer), firstSequence + 1L, events);
    }

    @Override
    public Reader tail() {
        CommitLog log = instances.getFirst();
        long[] position = {0};
        return () -> {
            boolean _ = log.awaitAfter(position[0], Duration.ofMillis(100));
            List<WireEvent> next = log.readAfter(position[0], BATCH);
            position[0] += next.size();
            return names(next);
        };
    }

    @Override
    public List<String> readFromStart() throws InterruptedException {
        CommitLog log = scratch.log();
        List<String> all = new ArrayList<>();
        for (List<WireEvent> next = log.readAfter(0, BATCH); !next.isEmpty(); next = log.readAfter(all.size(), BATCH)) {
            all.addAll(names(next));
        }
        return all;
    }

    private static List<String> names(List<WireEvent> events) {
        return events.stream()
                .map(event -> event.projectId() + "/" + (event.version() - 1))
                .toList();
    }
}
