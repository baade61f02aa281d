package io.culvert.command.axon;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.Snapshots;
import io.culvert.command.port.StaleException;
import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log in memory, which nobody waits for. */
public class MemoryLog implements EventLog {
    public static final Snapshots NO_SNAPSHOTS = new Snapshots() {
        @Override
        public void save(ProjectId project, ProjectState state) {}

        @Override
        public Optional<ProjectState> find(ProjectId project) {
            return Optional.empty();
        }
    };

    private final List<WireEvent> all = new CopyOnWriteArrayList<>();

    @Override
    public List<WireEvent> append(ProjectId project, long firstVersion, List<NewEvent> events) {
        synchronized (all) {
            if (firstVersion != stream(project).size() + 1) {
                throw new StaleException(project + " is not at version " + firstVersion);
            }
            List<WireEvent> appended = new ArrayList<>();
            for (NewEvent event : events) {
                appended.add(WireEvent.of(new Envelope(
                        event.eventId(),
                        project,
                        firstVersion + appended.size(),
                        all.size() + appended.size() + 1,
                        event.time(),
                        event.cause(),
                        event.event())));
            }
            all.addAll(appended);
            return appended;
        }
    }

    private List<WireEvent> stream(ProjectId project) {
        return all.stream().filter(event -> event.projectId().equals(project)).toList();
    }

    @Override
    public List<WireEvent> readStream(ProjectId project, long fromVersion, int max) {
        return stream(project).stream().skip(fromVersion - 1).limit(max).toList();
    }

    @Override
    public Optional<WireEvent> find(ProjectId project, long version) {
        return readStream(project, version, 1).stream().findFirst();
    }

    @Override
    public boolean hasCommit(ProjectId project, long firstVersion) {
        return find(project, firstVersion).isPresent();
    }

    @Override
    public List<WireEvent> readAfter(long position, int max) {
        return all.stream().skip(position).limit(max).toList();
    }

    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        if (head() == position) {
            Thread.sleep(1);
        }
        return head() > position;
    }

    @Override
    public long head() {
        return all.size();
    }

    @Override
    public long positionBefore(Instant moment) {
        throw new UnsupportedOperationException();
    }
}
