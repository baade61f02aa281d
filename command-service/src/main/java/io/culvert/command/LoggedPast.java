package io.culvert.command;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.Past;
import io.culvert.command.port.Snapshots;
import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.util.List;
import java.util.Optional;

/** The past as the log has it: folded from the snapshot if that is old enough, else from the first event. */
public record LoggedPast(EventLog log, Snapshots snapshots) implements Past {
    private static final int PAGE = 500;

    @Override
    public Optional<ProjectState> at(ProjectId project, long version) {
        ProjectState state = snapshots
                .find(project)
                .filter(snapshot -> snapshot.version() <= version)
                .orElse(ProjectState.EMPTY);
        while (state.version() < version) {
            int most = (int) Math.min(PAGE, version - state.version());
            List<WireEvent> page = log.readStream(project, state.version() + 1, most);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            for (WireEvent event : page) {
                Envelope read = event.read();
                state = state.evolve(read.event(), read.time());
            }
        }
        return Optional.of(state);
    }

    @Override
    public boolean hasLedTo(ProjectId project, String causationId) {
        long version = 0;
        while (true) {
            List<WireEvent> page = log.readStream(project, version + 1, PAGE);
            if (page.stream().anyMatch(event -> event.cause().causationId().equals(causationId))) {
                return true;
            }
            if (page.isEmpty()) {
                return false;
            }
            version = page.getLast().version();
        }
    }
}
