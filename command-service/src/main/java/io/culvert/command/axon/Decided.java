package io.culvert.command.axon;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.Outcome;
import io.culvert.events.value.ProjectId;

/** An outcome, and the version of the state it was decided over. */
record Decided(long overVersion, Outcome outcome) {
    /**
     * False if another process had written on when this was decided. Appending finds that out by itself; a refusal,
     * or a command without effect, appends nothing and has to look.
     */
    boolean isFresh(EventLog log, ProjectId project) {
        boolean appended = outcome instanceof Outcome.Done done && done.state().version() > overVersion;
        return appended || !log.hasCommit(project, overVersion + 1);
    }
}
