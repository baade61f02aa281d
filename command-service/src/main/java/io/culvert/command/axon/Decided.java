package io.culvert.command.axon;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.Outcome;
import io.culvert.events.value.ProjectId;
import java.util.List;

/** Outcomes, and the version of the state that the first was decided over. */
record Decided(long overVersion, List<Outcome> outcomes) {
    Decided {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * False if another process had written on when this was decided. Appending finds that out by itself; refusals,
     * or commands without effect, append nothing and have to look.
     */
    boolean isFresh(EventLog log, ProjectId project) {
        boolean appended = outcomes.stream()
                .anyMatch(outcome ->
                        outcome instanceof Outcome.Done done && done.state().version() > overVersion);
        return appended || !log.hasCommit(project, overVersion + 1);
    }
}
