package io.culvert.command.domain;

import io.culvert.events.state.ProjectState;
import java.time.Instant;
import java.util.UUID;

/**
 * Takes an open change set back.
 *
 * @param before the project as it was at the change set's base
 */
public record RevertChangeSet(UUID id, Cue cue, Instant at, ProjectState before) implements VpnCommand {
    /** Why it is to be taken back. */
    public enum Cue {
        /** Somebody wants it. */
        ASKED,
        /** Its deadline may be over. */
        DEADLINE
    }
}
